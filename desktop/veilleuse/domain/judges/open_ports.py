# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ports of a device, as a round found them and as its own agent lists them."""

import re
from datetime import timedelta
from ipaddress import ip_address

from veilleuse.domain.facts import Gap, flag, number, text
from veilleuse.domain.judges.case import CLOCK_TOLERANCE, Case, DeviceCase, Opinion, unknown, unread

OPEN, LISTENING = "tcp.open", "ports.listening"
_PORT = re.compile(r"[0-9]{1,5}")


def seen_open(case: DeviceCase) -> set[int]:
    """Ports that answered to a probe."""
    values = {item.value for item in case.device.evidence if item.kind == OPEN}
    return {int(value) for value in values if _PORT.fullmatch(value)}


def listening(case: DeviceCase) -> set[int] | None:
    """TCP ports on which the machine listens beyond itself, from a report that is fresh enough."""
    rows = case.facts.rows(LISTENING).value
    if rows is None or not has_fresh_report(case):
        return None
    return {
        port
        for row in rows
        if (port := number(row.get("port"))) is not None
        and (text(row.get("protocol")) or "").casefold().startswith("tcp")
        and not _is_own(text(row.get("address")) or "")
    }


def unseen(case: DeviceCase) -> Opinion:
    """The report's own reason where there is a fresh report, and otherwise that nobody looked."""
    reading = case.facts.rows(LISTENING)
    if reading.gap in {None, Gap.MISSING} or not has_fresh_report(case):
        return unknown("ports_unseen")
    return unread(reading)


def has_fresh_report(case: DeviceCase) -> bool:
    """Whether the device's own agent spoke lately and of a recent time."""
    reported_at, read_at = case.device.reported_at, case.facts.newest()
    limit = timedelta(days=case.number("stale_after_days"))
    return (
        reported_at is not None
        and case.as_of - reported_at <= limit
        and (
            read_at is None
            or (case.as_of - read_at <= limit and read_at - case.as_of <= CLOCK_TOLERANCE)
        )
    )


def filters(case: DeviceCase) -> bool:
    """Whether the firewall drops what no rule allows."""
    profiles = case.facts.rows("firewall.profiles").value or ()
    return bool(profiles) and all(
        flag(row.get("enabled")) and flag(row.get("inbound_block")) for row in profiles
    )


def names(case: Case, ports: set[int]) -> str:
    """Ports as a sentence lists them, with their usual names."""
    known = {row.port: row.name for row in case.knowledge.ports}
    return ", ".join(
        f"{known[port]} ({port})" if port in known else str(port) for port in sorted(ports)
    )


def _is_own(address: str) -> bool:
    """Whether only the machine itself can reach this address."""
    try:
        return ip_address(address.partition("%")[0].strip("[]")).is_loopback
    except ValueError:
        return False
