# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fresh the signatures of antivirus programs are, where a file says it."""

import re
from datetime import UTC, datetime

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, absent, denied, ok

PROMISES = ("protection.signatures_at",)

_CLAMAV = "/var/lib/clamav"
_HEADER_SIZE = 512
# ClamAV-VDB:build time:version:number of signatures:...  (the time's own colon is written as `-`)
_BUILT = re.compile(r"^ClamAV-VDB:(\d{1,2} \w{3} \d{4} \d\d-\d\d [+-]\d{4}):")


def read(machine: Machine) -> Readings:
    """Product to the time its newest signatures were built."""
    built: list[str] = []
    for file in machine.files(_CLAMAV, "*.c[vl]d"):
        try:
            with file.open("rb") as opened:
                date = built_at(opened.read(_HEADER_SIZE))
        except PermissionError:
            return {"protection.signatures_at": denied(_CLAMAV)}
        if date:
            built.append(date)
    reading = ok({"clamav": max(built)}, _CLAMAV) if built else absent(_CLAMAV)
    return {"protection.signatures_at": reading}


def built_at(header: bytes) -> str | None:
    """The build time in the header of a ClamAV database, in UTC."""
    found = _BUILT.match(header.decode("ascii", "replace"))
    if not found:
        return None
    try:
        moment = datetime.strptime(found[1], "%d %b %Y %H-%M %z")
    except ValueError:
        return None
    return moment.astimezone(UTC).isoformat()
