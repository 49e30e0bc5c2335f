# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RMT-01, RMT-02 and NET-04: who can drive a machine from elsewhere, and how."""

from collections.abc import Mapping

from veilleuse.domain.judges.answered import TLS, old_encryption
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
from veilleuse.domain.judges.open_ports import (
    LISTENING,
    OPEN,
    filters,
    listening,
    names,
    seen_open,
    unseen,
)
from veilleuse.domain.knowledge import AiTool, RemoteTool
from veilleuse.domain.model import UNTOUCHABLE, Evidence

_PUBLIC = Evidence("snmp.community", "public")
"""It answered to the community that everybody tries first (RFC 1157 sends it in clear)."""


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
    reached = seen_open(case) & ports
    if reached:
        return finding("admin_port_open", OPEN, ports=names(case, reached))
    own = listening(case)
    if own is None:
        return unseen(case)
    exposed = own & ports
    if not exposed:
        return ok("admin_ports_closed", LISTENING)
    told = names(case, exposed)
    if filters(case):
        return unknown("admin_port_filtered", LISTENING, "firewall.profiles", ports=told)
    return finding("admin_port_listening", LISTENING, "firewall.profiles", ports=told)


def has_no_clear_protocol(case: DeviceCase) -> Opinion:
    """NET-04: nothing takes passwords in clear, and nobody may read it with a known one."""
    ports = {row.port for row in case.knowledge.ports if row.clear}
    seen, own = seen_open(case), listening(case)
    clear = (seen | (own or set())) & ports
    if clear:
        return finding("clear_protocol", OPEN, LISTENING, ports=names(case, clear))
    if _PUBLIC in case.device.evidence:
        return finding("snmp_public", _PUBLIC.kind)
    old = old_encryption(case)
    if old:
        return finding("tls_old", TLS, severity=case.severity("old_severity"), version=old)
    return _nothing_clear(case, seen, own)


def _nothing_clear(case: DeviceCase, seen: set[int], own: set[int] | None) -> Opinion:
    if own is not None:
        return ok("clear_protocol_none", LISTENING)
    if seen:
        return ok("clear_protocol_unseen", OPEN)
    if case.device.never_probe or case.device.device_class in UNTOUCHABLE:
        return not_applicable("never_probed")
    return unseen(case)


_AGE = {"stale_after_days": Kind.NUMBER}
JUDGES: Mapping[str, DeviceJudge] = {
    "remote_tools": DeviceJudge(has_no_remote_tool),
    "admin_ports": DeviceJudge(has_closed_admin_ports, _AGE, reads_report=False),
    "clear_protocols": DeviceJudge(
        has_no_clear_protocol, {**_AGE, "old_severity": Kind.SEVERITY}, reads_report=False
    ),
}
