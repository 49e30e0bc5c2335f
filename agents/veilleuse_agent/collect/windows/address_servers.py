# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which server gave each card its address: two of them on one network, and one is an intruder."""

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("network.dhcp_servers",)

_INTERFACES = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces"
_MOST = 64


def read(windows: Windows) -> Readings:
    """Rows of `{address, server}` of cards that ask for their address; leases may be old."""
    name, source = PROMISES[0], f"HKLM\\{_INTERFACES}: DhcpServer"
    try:
        keys = windows.registry.keys(_INTERFACES)
    except OSError as failure:
        return {name: unread(source, failure)}
    rows = []
    for key in keys[:_MOST]:
        place = f"{_INTERFACES}\\{key}"
        server = windows.text(place, "DhcpServer")
        if server and windows.number(place, "EnableDHCP"):
            rows.append({"address": windows.text(place, "DhcpIPAddress"), "server": server})
    return {name: ok(rows, source) if rows else absent(source)}
