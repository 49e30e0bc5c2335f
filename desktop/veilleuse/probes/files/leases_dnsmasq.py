# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lease file of dnsmasq, which most small routers write (`dhcp-leasefile` of dnsmasq(8)).

Each line is: expiry in seconds, hardware address (or an identity number for IPv6), address, host
name or `*`, client identifier. The expiry is the latest time at which the client may have renewed.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from veilleuse.domain.model import Sighting
from veilleuse.probes.files.fields import address_of, hardware_of
from veilleuse.probes.files.lines import lines
from veilleuse.probes.files.reading import Reading

PROBE = "file.dnsmasq"
LINE = re.compile(
    r"^(\d{1,11}) ((?:[0-9a-f]{2}-)?(?:[0-9a-f]{2}:){5}[0-9a-f]{2}|T?\d{1,10}) "
    r"([0-9a-fA-F.:]{3,45}) (\S{1,255})(?: (\S{1,2000}))?\s*$",
    re.MULTILINE,
)
_SERVER = re.compile(r"^duid [0-9a-f:]+\s*$")
_NOBODY = "*"


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each lease."""
    for line in lines(file, reading):
        if not line.strip() or _SERVER.match(line):
            continue
        if not reading.take():
            return
        sighting = _sighting(line, reading)
        if sighting is None:
            reading.refuse()
        else:
            yield sighting


def _sighting(line: str, reading: Reading) -> Sighting | None:
    found = LINE.match(line)
    address = address_of(found[3]) if found else None
    if found is None or address is None:
        return None
    expires, card, _, name, _ = found.groups()
    return Sighting(
        PROBE,
        reading.moment(float(expires)),
        address,
        hardware_of(card.rpartition("-")[2]) if ":" in card else None,
        () if name == _NOBODY else reading.evidence("name.dhcp", name),
    )
