# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which server gave each card its address, from the leases that network programs keep."""

import re
from collections.abc import Iterator

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, absent, ok

PROMISES = ("network.dhcp_servers",)

# systemd-networkd and NetworkManager's internal client write one lease a file; dhclient, a log.
_KEYED = (("/run/systemd/netif/leases", "*"), ("/var/lib/NetworkManager", "internal-*.lease"))
_LOGS = (("/var/lib/dhcp", "dhclient*.leases"), ("/var/lib/dhclient", "*.lease*"))
_LIMIT = 65536
_MOST = 64
_ADDRESS = re.compile(r"(?m)^ADDRESS=([\d.]{7,15})$")
_SERVER = re.compile(r"(?m)^SERVER_ADDRESS=([\d.]{7,15})$")
# As dhclient.leases(5) describes them.
_FIXED = re.compile(r"fixed-address ([\d.]{7,15});")
_IDENTIFIER = re.compile(r"option dhcp-server-identifier ([\d.]{7,15});")


def read(machine: Machine) -> Readings:
    """Rows of `{address, server}`; leases may be old."""
    found = sorted({*_keyed(machine), *_logged(machine)})[:_MOST]
    rows = [{"address": address, "server": server} for address, server in found]
    source = "leases of networkd, NetworkManager and dhclient"
    return {PROMISES[0]: ok(rows, source) if rows else absent(source)}


def _keyed(machine: Machine) -> Iterator[tuple[str, str]]:
    for text in _texts(machine, _KEYED):
        address, server = _ADDRESS.search(text), _SERVER.search(text)
        if address and server:
            yield address[1], server[1]


def _logged(machine: Machine) -> Iterator[tuple[str, str]]:
    """The last lease of a log is the one in force."""
    for text in _texts(machine, _LOGS):
        last = text.rpartition("lease {")[2]
        address, server = _FIXED.search(last), _IDENTIFIER.search(last)
        if address and server:
            yield address[1], server[1]


def _texts(machine: Machine, places: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for folder, pattern in places:
        for file in machine.files(folder, pattern)[:_MOST]:
            name = file.relative_to(machine.root).as_posix()
            yield machine.text_or_nothing(name, limit=_LIMIT)
