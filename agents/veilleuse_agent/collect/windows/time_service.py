# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the clock is set from: the kind of source, never its address."""

from ipaddress import ip_address

from veilleuse_agent.collect.reading import Reading, Readings, ok
from veilleuse_agent.collect.windows.settings import Setting, text
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("time.type", "time.servers")

_POLICY = "SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters"
_LOCAL = "SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters"
_MICROSOFT = "time.windows.com"
_LIMIT = 16

_TYPE = Setting("time.type", text, ((_POLICY, "Type"), (_LOCAL, "Type")))
_SERVERS = Setting("time.servers", text, ((_POLICY, "NtpServer"), (_LOCAL, "NtpServer")))


def read(windows: Windows) -> Readings:
    """The type as written, and one word per server: microsoft, private, public or name."""
    return {"time.type": _TYPE.read(windows), "time.servers": _servers(windows)}


def _servers(windows: Windows) -> Reading:
    reading = _SERVERS.read(windows)
    if not isinstance(reading.value, str):
        return reading
    entries = reading.value.split()[:_LIMIT]
    return ok([kind_of(entry.partition(",")[0]) for entry in entries], reading.source)


def kind_of(server: str) -> str:
    """What kind of place a time server is; entries of NtpServer end with `,0x` and flags."""
    if server.lower().rstrip(".") == _MICROSOFT:
        return "microsoft"
    try:
        address = ip_address(server)
    except ValueError:
        return "name"
    return "private" if address.is_private else "public"
