# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HST-02: a workstation lets no other workstation in."""

from collections.abc import Mapping, Sequence

from veilleuse.domain.facts import Gap, Row, flag, text
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    ok,
    unknown,
)
from veilleuse.domain.judges.open_ports import (
    LISTENING,
    OPEN,
    filters,
    listening,
    names,
    seen_open,
    unseen,
)
from veilleuse.domain.verdicts import Verdict

_RULES, _NOW = "firewall.inbound_rules", "firewall.effective"
_PROFILES = ("domain", "private", "public")
_WIDE = frozenset({"any", "subnet"})
"""What a rule lets in that any neighbour is; `listed` is some addresses alone."""


def is_closed_to_peers(case: DeviceCase) -> Opinion:
    """HST-02: what listens and what the rules allow, then what once answered to a round.

    What answered is not dated: a report that knows the rules outweighs it, so that a mended machine
    is seen as mended.
    """
    ports = {int(port) for port in case.texts("ports")}
    own = listening(case)
    told = unseen(case) if own is None else _from_report(case, own & ports)
    reached = seen_open(case) & ports
    if told.verdict is Verdict.UNKNOWN and reached:
        return finding("peer_port_open", OPEN, ports=names(case, reached))
    return told


def _from_report(case: DeviceCase, exposed: set[int]) -> Opinion:
    if not exposed:
        return ok("peer_ports_closed", LISTENING)
    if not filters(case):
        return _unfiltered(case, exposed)
    return _filtered(case, exposed)


def _unfiltered(case: DeviceCase, exposed: set[int]) -> Opinion:
    """Another maker's firewall may stand there: EDR and HST-01 know, its rules nobody reads."""
    read = (LISTENING, "firewall.profiles")
    if case.facts.rows("firewall.profiles").value is None:
        return unknown("peer_port_filtered", *read, ports=names(case, exposed))
    foreign = case.facts.rows("protection.registered").value or ()
    if any(_is_firewall(row) for row in foreign):
        return unknown("peer_port_filtered", *read, ports=names(case, exposed))
    return finding("peer_port_listening", *read, ports=names(case, exposed))


def _is_firewall(row: Row) -> bool:
    """Bit 0 of the kind in Security Center's productState; on is 1 in bits 15-12."""
    state = row.get("state")
    return isinstance(state, int) and bool(state >> 16 & 0x01) and state >> 12 & 0xF == 1


def _filtered(case: DeviceCase, exposed: set[int]) -> Opinion:
    """What the rules of the networks in use let in; of unknown networks, only what is sure."""
    rules, used = case.facts.rows(_RULES), _in_use(case)
    if rules.value is None and rules.gap is not Gap.ABSENT:
        return unknown(
            "peer_port_filtered", LISTENING, "firewall.profiles", ports=names(case, exposed)
        )
    rows = rules.value or ()
    let_in = {
        port: [_lets_in(rows, port, profile) for profile in used or _PROFILES] for port in exposed
    }
    sure = {port for port, told in let_in.items() if (any(told) if used else all(told))}
    if sure:
        return finding("peer_port_allowed", LISTENING, _RULES, ports=names(case, sure))
    doubtful = {port for port, told in let_in.items() if any(told)}
    if doubtful:
        return unknown("peer_port_by_network", LISTENING, _RULES, ports=names(case, doubtful))
    return ok("peer_ports_filtered", LISTENING, _RULES, ports=names(case, exposed))


def _in_use(case: DeviceCase) -> tuple[str, ...]:
    """Profiles that a network uses now and that do not drop everything; empty where unknown."""
    rows = case.facts.rows(_NOW).value or ()
    return tuple(
        text(row.get("name")) or ""
        for row in rows
        if flag(row.get("in_use")) and flag(row.get("block_all")) is not True
    )


def _lets_in(rows: Sequence[Row], port: int, profile: str) -> bool:
    """A rule that blocks goes before one that allows (Microsoft, Windows Firewall rules)."""
    of_port = [row for row in rows if _covers(row, port, profile)]
    blocked = any(row.get("action") == "block" and row.get("remote") == "any" for row in of_port)
    return not blocked and any(
        row.get("action") == "allow" and row.get("remote") in _WIDE for row in of_port
    )


def _covers(row: Row, port: int, profile: str) -> bool:
    profiles, ports = row.get("profiles"), row.get("ports")
    if not isinstance(profiles, list) or not isinstance(ports, list) or profile not in profiles:
        return False
    return not ports or any(_is_in(port, one) for one in ports if isinstance(one, str))


def _is_in(port: int, written: str) -> bool:
    """Whether a number or a range as a rule writes it holds the port."""
    low, _, high = written.partition("-")
    if not low.isdecimal() or (high and not high.isdecimal()) or len(written) > 11:
        return False
    return int(low) <= port <= int(high or low)


JUDGES: Mapping[str, DeviceJudge] = {
    "peer_ports": DeviceJudge(
        is_closed_to_peers,
        {"ports": Kind.TEXTS, "stale_after_days": Kind.NUMBER},
        reads_report=False,
    )
}
