#!/usr/bin/env python3
"""Runs a program as a job of a shell does, in a terminal that controls it, and passes on what it writes there.

Usage: jobs.py foreground|background|stopped PROGRAM ARGUMENT...; ends with the program's status. When it is stopped, so is the terminal as
soon as sentences are compared (Ctrl-S), until the program has worked on for some time; that it has is the last line then. Only the
standard library is used.
"""

import os
import pty
import signal
import sys
import termios
import time

from terminal import pass_on

# How long a terminal stays stopped, in seconds, and how much of them the program must have worked.
STOPPED, WORKED = 2.0, 0.5


def seconds(process):
    """The time that a process has worked."""
    with open(f"/proc/{process}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(place, command):
    go, number = os.pipe(), os.pipe()
    leader, master = pty.fork()
    if leader == 0:
        # As a shell does: the job has a group of its own, and one of the two has the terminal.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        job = os.fork()
        if job == 0:
            # Until the terminal is whose it is to be.
            os.read(go[0], 1)
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)
            os.execv(command[0], command)
        os.setpgid(job, job)
        os.tcsetpgrp(0, os.getpgrp() if place == "background" else job)
        os.write(number[1], f"{job} {os.ttyname(0)}".encode())
        os.write(go[1], b"x")
        os._exit(os.waitstatus_to_exitcode(os.waitpid(job, 0)[1]))
    job, tty = os.read(number[0], 256).decode().split()
    worked = None
    for data in pass_on(master):
        if place == "stopped" and worked is None and b"Comparing" in data:
            terminal = os.open(tty, os.O_RDWR | os.O_NOCTTY)
            termios.tcflow(terminal, termios.TCOOFF)
            before = seconds(job)
            time.sleep(STOPPED)
            worked = seconds(job) - before
            termios.tcflow(terminal, termios.TCOON)
            os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(leader, 0)[1])
    if worked is not None:
        sys.stdout.buffer.write(b"worked on\n" if worked >= WORKED else b"waited\n")
    sys.stdout.buffer.flush()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
