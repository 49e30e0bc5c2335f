# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""EDR-05: somebody looked at what the antivirus found."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from veilleuse.domain.facts import Reading, Row, flag, moment, number
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.protection import not_judged, protection_of, without_protection
from veilleuse.domain.judges.protection_mac import XPROTECT
from veilleuse.domain.judges.protection_state import DEFENDER, Protected
from veilleuse.domain.judges.questions import VALIDITY, answer
from veilleuse.domain.model import AnswerValue
from veilleuse.domain.verdicts import Verdict

_NAME = "protection.detections"
_WITHOUT_CONSOLE = frozenset({DEFENDER, XPROTECT})
"""What comes with the system: its list is in the report or nowhere."""
_ALLOWED = 5
"""MP_THREAT_STATUS_ALLOWED (MpClient.h): a person let it run, which is no cure."""


def are_acknowledged(case: DeviceCase) -> Opinion:
    """The newest detection is not younger than the day on which a person said it was dealt with.

    Only Microsoft Defender tells its detections; those of another product are in its console.
    """
    doubt = not_judged(case)
    if doubt is not None:
        return doubt
    found, working = case.facts.rows(_NAME), protection_of(case)
    since = case.observed_at - timedelta(days=case.number("days"))
    recent = [row for row in found.value or () if (_at(row) or since) > since]
    if recent:
        return _recent(case, recent)
    if not working.active:
        return without_protection(working)
    return _without_detections(case, found, working)


def _without_detections(
    case: DeviceCase, found: Reading[tuple[Row, ...]], working: Protected
) -> Opinion:
    elsewhere = [product for product in working.active if product.key not in _WITHOUT_CONSOLE]
    if found.value is not None and not elsewhere:
        return ok("detections_none", _NAME, n=case.number("days"))
    said = answer(case)
    if said.verdict is not Verdict.UNKNOWN:
        return said
    if elsewhere:
        first = elsewhere[0]
        return unknown("detections_elsewhere", *first.facts, product=first.name)
    return unread(found)


def _recent(case: DeviceCase, rows: list[Row]) -> Opinion:
    newest = max(at for row in rows if (at := _at(row)) is not None)
    on = newest.date().isoformat()
    if _looked_at(case, newest):
        return ok("detections_seen", _NAME, "answers", n=len(rows), on=on)
    open_ = [row for row in rows if not _is_cured(row)]
    if open_:
        return finding("detections_open", _NAME, n=len(open_), on=on)
    return finding(
        "detections_unseen", _NAME, severity=case.severity("cured_severity"), n=len(rows), on=on
    )


def _looked_at(case: DeviceCase, newest: datetime) -> bool:
    """A detection of the day of the answer counts as seen: answers have no hour."""
    return any(
        given.control == case.control.id
        and given.value is AnswerValue.YES
        and newest.date() <= given.on <= case.as_of.date()
        for given in case.site.answers
    )


def _is_cured(row: Row) -> bool:
    return flag(row.get("cured")) is True and number(row.get("status")) != _ALLOWED


def _at(row: Row) -> datetime | None:
    return moment(row.get("at"))


JUDGES: Mapping[str, DeviceJudge] = {
    "detections": DeviceJudge(
        are_acknowledged,
        {"days": Kind.NUMBER, "cured_severity": Kind.SEVERITY, VALIDITY: Kind.NUMBER},
    )
}
