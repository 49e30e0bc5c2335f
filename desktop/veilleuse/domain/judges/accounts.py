# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ADM-04 to ADM-06: accounts nobody uses, rules for passwords, old passwords of administrators.

On a domain controller the accounts are those of the domain, elsewhere those of the machine alone.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from veilleuse.domain.facts import Gap, Reading, Row, flag, moment, number
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.local_admin import CONTROLLER, changes_password

_OWN = "accounts.own"
_PASSWORDS, _LOCKOUT = "accounts.password_rules", "accounts.lockout_rules"


def are_in_use(case: DeviceCase) -> Opinion:
    """ADM-04: every enabled account signed in lately. The built-in administrator is ADM-02's."""
    rows = case.facts.rows(_OWN)
    if rows.value is None:
        return unread(rows)
    used = [
        row for row in rows.value if flag(row.get("enabled")) and flag(row.get("builtin")) is False
    ]
    before = _read_at(case, _OWN) - timedelta(days=case.number("idle_days"))
    idle = [row for row in used if (at := moment(row.get("last_logon_at"))) and at < before]
    if idle and _is_controller(case):
        return finding("accounts_idle_domain", _OWN, n=len(idle), days=case.number("idle_days"))
    if idle:
        return finding("accounts_idle", _OWN, n=len(idle), days=case.number("idle_days"))
    untold = [row for row in used if _may_be_idle(row, before)]
    if untold:
        return unknown("accounts_untold", _OWN, n=len(untold))
    return ok("accounts_used", _OWN, n=len(used))


def _may_be_idle(row: Row, before: datetime) -> bool:
    """Zero stands for unknown (Microsoft, USER_INFO_3): only a young password says it is new."""
    set_at = moment(row.get("password_set_at"))
    return moment(row.get("last_logon_at")) is None and (set_at is None or set_at < before)


def has_password_rules(case: DeviceCase) -> Opinion:
    """ADM-05: passwords are long enough, and wrong ones are not tried for ever."""
    family = case.facts.text("os.family")
    if family.value is None:
        return unread(family)
    if family.value != "windows":
        return not_applicable("judged_on_windows", family.name)
    length, tries = _rule(case, _PASSWORDS, "min_length"), _rule(case, _LOCKOUT, "threshold")
    weak = _weakness(case, length.value, tries.value)
    if weak is not None:
        return weak
    if length.value is None or tries.value is None:
        return unread(length if length.value is None else tries)
    return ok("passwords_ruled", _PASSWORDS, _LOCKOUT, n=length.value, tries=tries.value)


def _weakness(case: DeviceCase, length: int | None, tries: int | None) -> Opinion | None:
    """A threshold of zero never locks."""
    least, most = case.number("length"), case.number("tries")
    if length is not None and length < least:
        return finding("passwords_short", _PASSWORDS, n=length, least=least)
    if tries == 0:
        return finding("lockout_none", _LOCKOUT)
    if tries is not None and tries > most:
        return finding("lockout_late", _LOCKOUT, n=tries)
    return None


def _rule(case: DeviceCase, fact: str, field: str) -> Reading[int]:
    rules = case.facts.row(fact)
    if rules.value is None:
        return Reading(fact, None, rules.gap)
    value = number(rules.value.get(field))
    return Reading(fact, value, Gap.MALFORMED if value is None else None)


def have_young_passwords(case: DeviceCase) -> Opinion:
    """ADM-06: no administrator's password is years old or exempt from being changed.

    One that LAPS changes is left out. On Linux no rule asks for expiry: only the age counts.
    """
    rows = case.facts.rows(_OWN)
    if rows.value is None:
        return unread(rows)
    managed = changes_password(case.facts).value
    judged = [
        row
        for row in rows.value
        if flag(row.get("administrator"))
        and flag(row.get("enabled")) is not False
        and not (managed and flag(row.get("builtin")))
    ]
    if not judged:
        return not_applicable("passwords_of_nobody", _OWN)
    return _aged(case, judged)


def _aged(case: DeviceCase, judged: list[Row]) -> Opinion:
    before = _read_at(case, _OWN) - timedelta(days=case.number("oldest_days"))
    old = [row for row in judged if (at := moment(row.get("password_set_at"))) and at < before]
    if old:
        return finding("passwords_old", _OWN, n=len(old), days=case.number("oldest_days"))
    windows = case.facts.text("os.family").value == "windows"
    kept = [row for row in judged if windows and flag(row.get("password_expires")) is False]
    if kept:
        return finding("passwords_kept", _OWN, n=len(kept))
    if any(moment(row.get("password_set_at")) is None for row in judged):
        return unknown("passwords_undated", _OWN)
    return ok("passwords_young", _OWN, n=len(judged))


def _read_at(case: DeviceCase, name: str) -> datetime:
    """By the machine's own clock, which dated the accounts too."""
    return case.facts.at(name) or case.observed_at


def _is_controller(case: DeviceCase) -> bool:
    return case.facts.text("os.product_type").value == CONTROLLER


JUDGES: Mapping[str, DeviceJudge] = {
    "accounts_used": DeviceJudge(are_in_use, {"idle_days": Kind.NUMBER}),
    "password_rules": DeviceJudge(
        has_password_rules, {"length": Kind.NUMBER, "tries": Kind.NUMBER}
    ),
    "young_passwords": DeviceJudge(have_young_passwords, {"oldest_days": Kind.NUMBER}),
}
