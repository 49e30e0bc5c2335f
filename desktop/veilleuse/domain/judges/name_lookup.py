# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HST-09: names are asked of a server, not shouted to whoever wants to answer."""

from collections.abc import Mapping

from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Opinion,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.defaults import effective, unresolved

_LLMNR, _OPTIONS = "names.llmnr", "names.netbios_options"
_POLICY, _NODE = "names.netbios_policy", "names.netbios_node_type"
_ON, _OFF = 1, 2
"""NetbiosOptions (Microsoft, SetTcpipNetbios); 0, or no value, leaves it to DHCP."""
_POLICY_OFF = 0
"""Value of the policy that disables NetBIOS name resolution (DnsClient.admx)."""
_SERVER_ONLY = 2
"""NodeType of a P-node, which asks a name server alone (RFC 1002 section 4.2.1.1)."""


def asks_servers(case: DeviceCase) -> Opinion:
    """HST-09: neither LLMNR nor NetBIOS asks the neighbours."""
    if case.facts.text("os.family").value in {"linux", "macos"}:
        return not_applicable("windows_only", "os.family")
    llmnr = case.facts.flag(_LLMNR)
    speaks = effective(case, llmnr)
    if speaks:
        return finding("llmnr_on", _LLMNR)
    netbios = _netbios(case)
    if speaks is None and netbios.reason != "netbios_on":
        return unresolved(llmnr)
    return netbios


def _netbios(case: DeviceCase) -> Opinion:
    if case.facts.number(_POLICY).value == _POLICY_OFF:
        return ok("names_by_server", _LLMNR, _POLICY)
    if case.facts.number(_NODE).value == _SERVER_ONLY:
        return ok("names_by_server", _LLMNR, _NODE)
    fact = case.device.facts.get(_OPTIONS)
    options = fact.value if fact else None
    if not isinstance(options, list | tuple) or not options:
        return unread(case.facts.rows(_OPTIONS))
    if _ON in options:
        return finding("netbios_on", _LLMNR, _OPTIONS)
    if all(option == _OFF for option in options):
        return ok("names_by_server", _LLMNR, _OPTIONS)
    return unknown("netbios_by_dhcp", _LLMNR, _OPTIONS)


JUDGES: Mapping[str, DeviceJudge] = {"name_lookup": DeviceJudge(asks_servers)}
