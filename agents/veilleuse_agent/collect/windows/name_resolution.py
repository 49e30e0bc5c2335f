# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names asked of the whole subnet (LLMNR, NetBIOS, mDNS), which any neighbour may answer."""

from collections.abc import Collection

import psutil

from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient"
_NETBT = "SYSTEM\\CurrentControlSet\\Services\\NetBT\\Parameters"
_MDNS = "SYSTEM\\CurrentControlSet\\Services\\Dnscache\\Parameters"
# The class of network adapters (Microsoft, "System-Defined Device Setup Classes").
_ADAPTERS = "SYSTEM\\CurrentControlSet\\Control\\Network\\{4D36E972-E325-11CE-BFC1-08002BE10318}"

_SETTINGS = (
    Setting("names.llmnr", flag, ((_POLICY, "EnableMulticast"),)),
    Setting("names.mdns", flag, ((_POLICY, "EnableMDNS"), (_MDNS, "EnableMDNS"))),
    Setting("names.netbios_policy", number, ((_POLICY, "EnableNetbios"),)),
    Setting("names.netbios_node_type", number, ((_NETBT, "NodeType"),)),
)
_OPTIONS = "names.netbios_options"
PROMISES = (*promises(_SETTINGS), _OPTIONS)


def read(windows: Windows) -> Readings:
    """Policies, and the NetBIOS option of each interface that is up."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    return {**read_all(windows, _SETTINGS), _OPTIONS: netbios_options(windows, up)}


def netbios_options(windows: Windows, up: Collection[str]) -> Reading:
    """One value per interface named in `up`: 0 DHCP decides, 1 on, 2 off, None where not set.

    Values: Microsoft, Win32_NetworkAdapterConfiguration.SetTcpipNetbios.
    """
    place = f"{_NETBT}\\Interfaces"
    source = f"HKLM\\{place}: NetbiosOptions"
    try:
        keys = [key for key in windows.registry.keys(place) if key.lower().startswith("tcpip_")]
    except FileNotFoundError:
        return absent(source)
    except PermissionError:
        return denied(source)
    active = [key for key in keys if _name(windows, key) in up]
    options = [windows.number(f"{place}\\{key}", "NetbiosOptions") for key in active]
    ordered = sorted(options, key=lambda option: -1 if option is None else option)
    return ok(ordered, source) if ordered else absent(f"{source}: no active interface")


def _name(windows: Windows, key: str) -> str:
    adapter = key.partition("_")[2]
    return windows.text(f"{_ADAPTERS}\\{adapter}\\Connection", "Name")
