# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far back the traces of sign-ins go, by the files that hold them; nothing in them is read."""

from pathlib import Path

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso
from veilleuse_agent.collect.reading import Readings, absent, ok

PROMISES = ("event_log.oldest",)

# Debian's and Red Hat's names of the log of authentications (rsyslog.conf), and the journal that
# survives a restart (journald.conf(5), Storage=persistent).
_PLACES = (
    ("/var/log", "auth.log*"),
    ("/var/log", "secure*"),
    ("/var/log/journal", "*/system*.journal"),
)
_MOST = 2000


def read(machine: Machine) -> Readings:
    """The last write of the oldest file: what it holds is at least as old."""
    name, source = PROMISES[0], "files of auth.log, secure and the journal"
    files = [file for folder, pattern in _PLACES for file in machine.files(folder, pattern)]
    written = [at for file in files[:_MOST] if (at := _written(file)) is not None]
    if not written:
        return {name: absent(source)}
    return {name: ok({"security": iso(min(written))}, source)}


def _written(file: Path) -> float | None:
    try:
        return file.stat().st_mtime
    except OSError:
        return None
