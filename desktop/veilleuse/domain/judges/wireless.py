# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""NET-03: the machine remembers no wireless network that anybody may imitate."""

from collections.abc import Mapping

from veilleuse.domain.facts import Gap, Row, flag, number
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    unread,
)

_PROFILES = "wifi.profiles"


def remembers_no_open_network(case: DeviceCase) -> Opinion:
    """NET-03: neither open nor WEP; one that is joined only by hand is less grave.

    An open network that encrypts by itself (OWE) is not open. WPS shows in no profile.
    """
    family = case.facts.text("os.family")
    if family.value is None:
        return unread(family)
    if family.value != "windows":
        return not_applicable("judged_on_windows", family.name)
    rows = case.facts.rows(_PROFILES)
    if rows.gap is Gap.ABSENT:
        return not_applicable("wireless_none", _PROFILES)
    if rows.value is None:
        return unread(rows)
    return _weighed(case, [row for row in rows.value if _is_weak(row)])


def _weighed(case: DeviceCase, weak: list[Row]) -> Opinion:
    joined = sum(number(row.get("profiles")) or 1 for row in weak if flag(row.get("automatic")))
    if joined:
        return finding("wireless_weak", _PROFILES, n=joined)
    if weak:
        severity = case.severity("by_hand_severity")
        n = sum(number(row.get("profiles")) or 1 for row in weak)
        return finding("wireless_weak_by_hand", _PROFILES, severity=severity, n=n)
    return ok("wireless_strong", _PROFILES)


def _is_weak(row: Row) -> bool:
    """Names of the schema of wireless profiles: open without encryption, shared key, WEP."""
    return row.get("encryption") == "WEP" or row.get("authentication") in {"open", "shared"}


JUDGES: Mapping[str, DeviceJudge] = {
    "wireless": DeviceJudge(remembers_no_open_network, {"by_hand_severity": Kind.SEVERITY})
}
