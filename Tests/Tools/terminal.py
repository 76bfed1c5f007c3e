#!/usr/bin/env python3
"""Runs a program with a terminal of its own at standard output and standard error, and passes on what it writes there.

Usage: terminal.py PROGRAM ARGUMENT...; standard input is passed on as it is. Ends with the program's status. Only the standard
library is used.
"""

import os
import pty
import subprocess
import sys


def main(command):
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdout=slave, stderr=slave)
    os.close(slave)
    while True:
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            # So it says that nobody writes any more.
            break
        if not data:
            break
        sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
