# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Logs of package systems, the newest file first, read backwards no further than needed."""

import gzip
import re
import zlib
from pathlib import Path

from veilleuse_agent.collect.linux.machine import Machine

_LIMIT = 4 * 1024 * 1024
_KEPT = 3
"""Rotated files looked at."""


def newest_match(machine: Machine, log: str, pattern: re.Pattern[str]) -> str | None:
    """The first group of the last match, in the log or its rotated predecessors."""
    for name in (log, *(f"{log}.{n}{end}" for n in range(1, _KEPT + 1) for end in ("", ".gz"))):
        if machine.exists(name):
            found = pattern.findall(_tail(machine.path(name)))
            if found:
                return str(found[-1])
    return None


def _tail(path: Path) -> str:
    """The end of a log. PermissionError passes: a log one may not read is not an empty one."""
    if path.suffix != ".gz":
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LIMIT))
            return file.read(_LIMIT).decode("utf-8", "replace")
    try:
        with gzip.open(path) as file:
            return file.read(_LIMIT).decode("utf-8", "replace")
    except (EOFError, zlib.error, gzip.BadGzipFile):
        return ""
