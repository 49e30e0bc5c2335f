# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `netsh dhcp server scope … show clients 1` prints, in any language: rows are told by shape.

A row is: address - mask - unique identifier - expiry -type- name. The expiry is in the words and
the order of the server's language and is not read.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from veilleuse.domain.model import Sighting
from veilleuse.probes.files.fields import address_of, hardware_of
from veilleuse.probes.files.lines import lines
from veilleuse.probes.files.reading import Reading

PROBE = "file.windows_dhcp"
ROW = re.compile(
    r"^[ \t]*(\d{1,3}(?:\.\d{1,3}){3})[ \t]*-[ \t]*255\.\d{1,3}\.\d{1,3}\.\d{1,3}[ \t]*-[ \t]*"
    r"((?:[0-9a-fA-F]{2}-){2,40}[0-9a-fA-F]{2})[ \t]*-([^\n]{0,300})$",
    re.MULTILINE,
)
_NAME = re.compile(r"-\s*[NDBUR]\s*-\s*(\S{1,255})\s*$")


def read(file: BinaryIO, reading: Reading) -> Iterator[Sighting]:
    """One sighting for each client with a card's address; addresses found taken are refused."""
    for line in lines(file, reading):
        row = ROW.match(line)
        if row is None:
            continue
        if not reading.take():
            return
        address, hardware = address_of(row[1]), hardware_of(row[2])
        if address is None or hardware is None:
            reading.refuse()
            continue
        name = _NAME.search(row[3])
        evidence = reading.evidence("name.dhcp", name[1]) if name else ()
        yield Sighting(PROBE, reading.at, address, hardware, evidence)
