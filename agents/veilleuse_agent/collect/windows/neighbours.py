# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom this machine has recently spoken with on its own subnets."""

from ipaddress import ip_address

from veilleuse_agent.collect.reading import Readings, ok
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("neighbours",)


def read(windows: Windows) -> Readings:
    """Complete entries, group addresses left out."""
    rows = [
        {"address": address, "hardware": hardware.hex(":"), "interface": interface}
        for address, hardware, interface in sorted(windows.neighbourhood.rows())
        if len(hardware) == 6
        and any(hardware)
        and not hardware[0] & 1
        and not ip_address(address).is_multicast
    ]
    return {PROMISES[0]: ok(rows, "GetIpNetTable2")}
