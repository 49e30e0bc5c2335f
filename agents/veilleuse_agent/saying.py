# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells whoever started the agent what came of it, if anybody listens."""

import io
import sys


def say(line: str, *, aloud: bool = False) -> None:
    """One line on standard output, or on standard error where it is said aloud.

    Installers and schedulers may start a program with no output, or with one that takes nothing:
    what was done stands all the same, and so does the exit code.
    """
    stream = sys.stderr if aloud else sys.stdout
    if stream is None:
        return
    try:
        if isinstance(stream, io.TextIOWrapper):  # a console may lack some letters of a name
            stream.reconfigure(errors="replace")
        stream.write(f"{line}\n")
        stream.flush()
    except OSError:
        # else the interpreter tries again while it ends, and ends with a code of its own
        if aloud:
            sys.stderr = None
        else:
            sys.stdout = None
