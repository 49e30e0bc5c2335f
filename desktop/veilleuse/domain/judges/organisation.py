# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RMT-03, NET-02, GOV-01 and GOV-02: what the registers say goes before a plain yes or no."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from veilleuse.domain.judges.case import (
    CLOCK_TOLERANCE,
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    ok,
    unknown,
)
from veilleuse.domain.judges.questions import VALIDITY, answer, last_answer
from veilleuse.domain.model import AnswerValue
from veilleuse.domain.registers import Known, Procedure, Road, Supplier
from veilleuse.domain.verdicts import Verdict

_SUPPLIERS, _CONTACTS, _PROCEDURES, _TESTS = "suppliers", "contacts", "procedures", "guest_tests"


def are_suppliers_known(case: SiteCase) -> Opinion:
    """RMT-03: each supplier that comes in is written down, with a second factor, and reviewed."""
    said = answer(case)
    suppliers = case.site.suppliers
    if not suppliers:
        return unknown("suppliers_none", "answers") if _is_ok(said) else said
    remote = [one for one in suppliers if one.road is not Road.ON_SITE]
    fault = _supplier_fault(remote)
    if fault is not None:
        return fault
    late = [one for one in suppliers if _is_older(case, one.reviewed_on, "review_days")]
    if late:
        return finding("suppliers_unreviewed", _SUPPLIERS, n=len(late), total=len(suppliers))
    contradicted = said.verdict is Verdict.NOT_APPLICABLE and bool(remote)
    if _is_ok(said) or contradicted:  # the register knows better than "nobody comes in"
        return ok("suppliers_known", _SUPPLIERS, n=len(suppliers))
    return said


def _supplier_fault(remote: list[Supplier]) -> Opinion | None:
    """The gravest thing that the register says of those who come in from a distance."""
    exposed = [one for one in remote if one.road is Road.OPEN_PORT]
    if exposed:
        return finding("suppliers_exposed", _SUPPLIERS, n=len(exposed), name=exposed[0].name)
    single = [one for one in remote if one.mfa is Known.NO]
    if single:
        return finding("suppliers_without_factor", _SUPPLIERS, n=len(single), name=single[0].name)
    accounts = Counter(one.account.casefold() for one in remote if one.account)
    shared = sum(count for count in accounts.values() if count > 1)
    if shared:
        return finding("suppliers_share_account", _SUPPLIERS, n=shared)
    blank = [one for one in remote if _is_incomplete(one)]
    if blank:
        return finding("suppliers_incomplete", _SUPPLIERS, n=len(blank), name=blank[0].name)
    return None


def _is_incomplete(supplier: Supplier) -> bool:
    unknowns = supplier.road is Road.UNKNOWN or supplier.mfa is Known.UNKNOWN
    return unknowns or not supplier.account or not supplier.maintains


def is_guest_network_closed(case: SiteCase) -> Opinion:
    """NET-02: a try from the visitors' Wi-Fi reached nothing inside."""
    tests, given = case.site.guest_tests, last_answer(case)
    last = max(tests, key=lambda test: test.on, default=None)
    if last is None or (given is not None and given.on > last.on):
        return answer(case)
    on, age = last.on.isoformat(), (case.as_of.date() - last.on).days
    if last.reached:
        return finding("guests_reach", _TESTS, on=on, n=len(last.reached))
    if age < -CLOCK_TOLERANCE.days:
        return unknown("answer_ahead", _TESTS, on=on)
    if age > case.number(VALIDITY):
        return unknown("guests_old", _TESTS, on=on, n=age)
    if len(last.tried) < case.number("least_tried"):
        return unknown("guests_short", _TESTS, n=len(last.tried), least=case.number("least_tried"))
    return ok("guests_kept_out", _TESTS, on=on, n=len(last.tried))


def are_contacts_ready(case: SiteCase) -> Opinion:
    """GOV-01: every role that is needed has a number, dialled lately, on a sheet printed lately."""
    said, contacts = answer(case), case.site.contacts
    if not contacts:
        return unknown("contacts_none", "answers") if _is_ok(said) else said
    lacking = case.texts("roles") - {one.role.value for one in contacts if one.phone}
    if lacking:
        return finding("contacts_lacking", _CONTACTS, n=len(lacking))
    late = [one for one in contacts if _is_older(case, one.verified_on, "verified_days")]
    if late:
        return finding("contacts_unverified", _CONTACTS, n=len(late), total=len(contacts))
    return said


def are_procedures_ready(case: SiteCase) -> Opinion:
    """GOV-02: every care function has its procedure, printed within the limit."""
    said, procedures = answer(case), case.site.procedures
    missing = [one for one in procedures if one.written is Known.NO]
    if missing:
        return finding("procedures_missing", _PROCEDURES, n=len(missing))
    written = [one for one in procedures if one.written is Known.YES]
    late = [one for one in written if _is_older(case, one.printed_on, "printed_days")]
    if late:
        return finding("procedures_unprinted", _PROCEDURES, n=len(late))
    if _covers_all(case, written) and not _was_denied_since(case, written):
        return ok("procedures_ready", _PROCEDURES, n=len(written))
    return said


def _covers_all(case: SiteCase, written: list[Procedure]) -> bool:
    functions = {one.id for one in case.site.care_functions}
    return bool(functions) and functions <= {one.function for one in written}


def _was_denied_since(case: SiteCase, written: list[Procedure]) -> bool:
    given = last_answer(case)
    printed = max(one.printed_on for one in written if one.printed_on)
    return given is not None and given.value is AnswerValue.NO and given.on >= printed


def _is_older(case: SiteCase, on: date | None, limit: str) -> bool:
    return on is None or (case.as_of.date() - on).days > case.number(limit)


def _is_ok(opinion: Opinion) -> bool:
    return opinion.verdict is Verdict.OK


JUDGES: Mapping[str, SiteJudge] = {
    "supplier_register": SiteJudge(
        are_suppliers_known, {VALIDITY: Kind.NUMBER, "review_days": Kind.NUMBER}
    ),
    "guest_network": SiteJudge(
        is_guest_network_closed, {VALIDITY: Kind.NUMBER, "least_tried": Kind.NUMBER}
    ),
    "contact_sheet": SiteJudge(
        are_contacts_ready,
        {VALIDITY: Kind.NUMBER, "verified_days": Kind.NUMBER, "roles": Kind.TEXTS},
    ),
    "degraded_procedures": SiteJudge(
        are_procedures_ready, {VALIDITY: Kind.NUMBER, "printed_days": Kind.NUMBER}
    ),
}
