# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RMT-01, RMT-02 and NET-04: who can drive a machine from elsewhere, and how."""

import re
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_address

from veilleuse.domain.facts import Gap, flag, number, text
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    resting_on,
    unknown,
    unread,
)
from veilleuse.domain.judges.names import Named, services, software
from veilleuse.domain.knowledge import AiTool, RemoteTool
from veilleuse.domain.model import UNTOUCHABLE, Evidence

_OPEN = "tcp.open"
_LISTENING = "ports.listening"
_PUBLIC = Evidence("snmp.community", "public")
"""It answered to the community that everybody tries first (RFC 1157 sends it in clear)."""
_PORT = re.compile(r"[0-9]{1,5}")


def has_no_remote_tool(case: DeviceCase) -> Opinion:
    """RMT-01: no remote-control program but those that the establishment approved."""
    approved = {name.casefold() for name in case.site.approved_remote_tools}
    found = _present(case)
    foreign = [t for t in found if not {t.key.casefold(), t.name.casefold()} & approved]
    read = ("software", "services", "processes")
    if foreign:
        tools = ", ".join(sorted(tool.name for tool in foreign)[:5])
        told = finding("remote_tool", *read, n=len(foreign), tools=tools)
        return resting_on(told, *sorted({tool.source for tool in foreign}))
    for fact in (case.facts.rows("software"), case.facts.rows("services")):
        if fact.value is None:
            return unread(fact)
    if found:
        return ok("remote_tool_approved", *read, tools=", ".join(sorted(t.name for t in found)[:5]))
    return ok("remote_tool_none", *read)


def _present(case: DeviceCase) -> list[RemoteTool | AiTool]:
    """Remote-control programs, and assistants that act on the machine by themselves."""
    installed = software(case.facts.rows("software").value or ())
    registered = services(case.facts.rows("services").value or ())
    running = Named((name, {}) for name in case.facts.texts("processes").value or ())
    acting = tuple(tool for tool in case.knowledge.ai_tools if tool.drives)
    known: tuple[RemoteTool | AiTool, ...] = (*case.knowledge.remote_tools, *acting)
    return [
        tool
        for tool in known
        if registered.named(tool.services)
        or running.named(tool.processes)
        or any(installed.programs(name) for name in tool.software)
    ]


def has_closed_admin_ports(case: DeviceCase) -> Opinion:
    """RMT-02: no remote administration answers to the network of the users."""
    ports = {row.port for row in case.knowledge.ports if row.admin}
    reached = _seen_open(case) & ports
    if reached:
        return finding("admin_port_open", _OPEN, ports=_names(case, reached))
    listening = _listening(case)
    if listening is None:
        return _unseen(case)
    exposed = listening & ports
    if not exposed:
        return ok("admin_ports_closed", _LISTENING)
    names = _names(case, exposed)
    if _filters(case):
        return unknown("admin_port_filtered", _LISTENING, "firewall.profiles", ports=names)
    return finding("admin_port_listening", _LISTENING, "firewall.profiles", ports=names)


def has_no_clear_protocol(case: DeviceCase) -> Opinion:
    """NET-04: nothing takes passwords in clear, and nobody may read it with a known one."""
    ports = {row.port for row in case.knowledge.ports if row.clear}
    seen, listening = _seen_open(case), _listening(case)
    clear = (seen | (listening or set())) & ports
    if clear:
        return finding("clear_protocol", _OPEN, _LISTENING, ports=_names(case, clear))
    if _PUBLIC in case.device.evidence:
        return finding("snmp_public", _PUBLIC.kind)
    if listening is not None:
        return ok("clear_protocol_none", _LISTENING)
    if seen:
        return ok("clear_protocol_unseen", _OPEN)
    if case.device.never_probe or case.device.device_class in UNTOUCHABLE:
        return not_applicable("never_probed")
    return _unseen(case)


def _unseen(case: DeviceCase) -> Opinion:
    """The report's own reason where there is a fresh report, and otherwise that nobody looked."""
    reading = case.facts.rows(_LISTENING)
    if reading.gap in {None, Gap.MISSING} or not _is_fresh(case):
        return unknown("ports_unseen")
    return unread(reading)


def _is_fresh(case: DeviceCase) -> bool:
    reported_at = case.device.reported_at
    limit = timedelta(days=case.number("stale_after_days"))
    return reported_at is not None and case.as_of - reported_at <= limit


def _seen_open(case: DeviceCase) -> set[int]:
    """Ports that answered to a probe."""
    values = {item.value for item in case.device.evidence if item.kind == _OPEN}
    return {int(value) for value in values if _PORT.fullmatch(value)}


def _listening(case: DeviceCase) -> set[int] | None:
    """TCP ports on which the machine listens beyond itself, from a report that is fresh enough."""
    rows = case.facts.rows(_LISTENING).value
    if rows is None or not _is_fresh(case):
        return None
    return {
        port
        for row in rows
        if (port := number(row.get("port"))) is not None
        and (text(row.get("protocol")) or "").casefold().startswith("tcp")
        and not _is_own(text(row.get("address")) or "")
    }


def _is_own(address: str) -> bool:
    """Whether only the machine itself can reach this address."""
    try:
        return ip_address(address.partition("%")[0].strip("[]")).is_loopback
    except ValueError:
        return False


def _filters(case: DeviceCase) -> bool:
    """The firewall drops what no rule allows; which rules there are is not read."""
    profiles = case.facts.rows("firewall.profiles").value or ()
    return bool(profiles) and all(
        flag(row.get("enabled")) and flag(row.get("inbound_block")) for row in profiles
    )


def _names(case: DeviceCase, ports: set[int]) -> str:
    known = {row.port: row.name for row in case.knowledge.ports}
    return ", ".join(
        f"{known[port]} ({port})" if port in known else str(port) for port in sorted(ports)
    )


_AGE = {"stale_after_days": Kind.NUMBER}
JUDGES: Mapping[str, DeviceJudge] = {
    "remote_tools": DeviceJudge(has_no_remote_tool),
    "admin_ports": DeviceJudge(has_closed_admin_ports, _AGE, reads_report=False),
    "clear_protocols": DeviceJudge(has_no_clear_protocol, _AGE, reads_report=False),
}
