#!/usr/bin/env python3
"""Runs a program with a terminal of its own at standard output and standard error, and passes on what it writes there.

Usage: terminal.py [--answers TEXT] PROGRAM ARGUMENT...; standard input is passed on as it is, or is that terminal too, on which the
lines of TEXT are typed. Ends with the program's status. Only the standard library is used.
"""

import os
import pty
import subprocess
import sys


def pass_on(master):
    """Passes on what is written to a terminal until nobody writes any more; gives each part, for who wants to look at it."""
    while True:
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            # So it says that nobody writes any more.
            break
        if not data:
            break
        sys.stdout.buffer.write(data)
        yield data
    sys.stdout.buffer.flush()


def main(command):
    master, slave = pty.openpty()
    answers = None
    if command[0] == "--answers":
        answers, command = command[1], command[2:]
    process = subprocess.Popen(command, stdin=None if answers is None else slave, stdout=slave, stderr=slave)
    if answers is not None:
        os.write(master, answers.encode())
    os.close(slave)
    for _ in pass_on(master):
        pass
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
