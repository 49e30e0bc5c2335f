# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date, timedelta
from ipaddress import ip_address

import pytest

from veilleuse.domain.model import Answer, AnswerValue, CareFunction, CareFunctionId, Site
from veilleuse.domain.registers import (
    Contact,
    ContactRole,
    GuestTest,
    Known,
    Procedure,
    Road,
    Supplier,
)

YES, NO, NONE = AnswerValue.YES, AnswerValue.NO, AnswerValue.NOT_APPLICABLE
TODAY = date(2026, 11, 23)


def ago(days):
    return TODAY - timedelta(days=days)


def judged(bench, control, answers=(), **registers):
    given = tuple(Answer(control, value, ago(days), "A") for value, days in answers)
    (found,) = bench.all(control, (), Site("S", answers=given, **registers))
    return found


GOOD = Supplier("Éditeur", "records", Road.VPN, "editeur", Known.YES, ago(365), "A")
VISITOR = Supplier("Ascenseurs", "lift", Road.ON_SITE, reviewed_on=ago(3))


@pytest.mark.parametrize(
    ("answers", "suppliers", "verdict", "reason"),
    [
        ((), (), "unknown", "answer_missing"),
        (((YES, 3),), (), "unknown", "suppliers_none"),
        (((NO, 3),), (), "finding", "answer_no"),
        (((NONE, 3),), (), "not_applicable", "answer_not_applicable"),
        ((), (GOOD,), "unknown", "answer_missing"),
        (((NO, 3),), (GOOD,), "finding", "answer_no"),
        (((NONE, 3),), (VISITOR,), "not_applicable", "answer_not_applicable"),
        (((NONE, 3),), (GOOD,), "ok", "suppliers_known"),
        (((YES, 366),), (GOOD,), "unknown", "answer_old"),
        (((YES, 3),), (GOOD, VISITOR), "ok", "suppliers_known"),
        (((YES, 3),), (replace(GOOD, reviewed_on=ago(366)),), "finding", "suppliers_unreviewed"),
        (((YES, 3),), (replace(VISITOR, reviewed_on=None),), "finding", "suppliers_unreviewed"),
        ((), (replace(GOOD, mfa=Known.NO),), "finding", "suppliers_without_factor"),
        (((YES, 3),), (replace(GOOD, mfa=Known.UNKNOWN),), "finding", "suppliers_incomplete"),
        (((YES, 3),), (replace(GOOD, road=Road.UNKNOWN),), "finding", "suppliers_incomplete"),
        (((YES, 3),), (replace(GOOD, account=""),), "finding", "suppliers_incomplete"),
        (((YES, 3),), (replace(GOOD, maintains=""),), "finding", "suppliers_incomplete"),
        (((YES, 3),), (replace(GOOD, road=Road.OPEN_PORT),), "finding", "suppliers_exposed"),
        (
            ((YES, 3),),
            (GOOD, replace(GOOD, name="B", account="EDITEUR")),
            "finding",
            "suppliers_share_account",
        ),
    ],
)
def test_rmt_03_a_register_is_judged_by_what_it_says(bench, answers, suppliers, verdict, reason):
    found = judged(bench, "RMT-03", answers, suppliers=suppliers)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_rmt_03_the_gravest_fault_is_told_with_a_name(bench):
    weak = replace(GOOD, name="Copieurs", account="copieurs", mfa=Known.NO)
    wide = replace(GOOD, name="Caméras", account="cameras", road=Road.OPEN_PORT)
    found = judged(bench, "RMT-03", suppliers=(GOOD, weak, wide))

    assert (found.reason, dict(found.details)) == ("suppliers_exposed", {"n": 1, "name": "Caméras"})


HELD = GuestTest(ago(300), "A", tuple(map(ip_address, ("10.0.0.1", "10.0.0.2", "10.0.0.3"))))


@pytest.mark.parametrize(
    ("answers", "tests", "verdict", "reason"),
    [
        ((), (), "unknown", "answer_missing"),
        (((YES, 3),), (), "ok", "answer_yes"),
        (((NONE, 3),), (), "not_applicable", "answer_not_applicable"),
        ((), (HELD,), "ok", "guests_kept_out"),
        (((NO, 301),), (HELD,), "ok", "guests_kept_out"),
        (((NO, 3),), (HELD,), "finding", "answer_no"),
        ((), (replace(HELD, on=ago(366)),), "unknown", "guests_old"),
        ((), (replace(HELD, on=ago(-2)),), "unknown", "answer_ahead"),
        ((), (replace(HELD, tried=HELD.tried[:2]),), "unknown", "guests_short"),
        ((), (replace(HELD, reached=HELD.tried[:1]),), "finding", "guests_reach"),
        ((), (replace(HELD, on=ago(900), reached=HELD.tried[:1]),), "finding", "guests_reach"),
        ((), (replace(HELD, on=ago(900), reached=HELD.tried), HELD), "ok", "guests_kept_out"),
    ],
)
def test_net_02_the_newest_try_or_word_counts(bench, answers, tests, verdict, reason):
    found = judged(bench, "NET-02", answers, guest_tests=tests)

    assert (found.verdict, found.reason) == (verdict, reason)


def contacts(**changes):
    roles = (ContactRole.DIRECTOR, ContactRole.ADMIN, ContactRole.PROVIDER)
    return tuple(replace(Contact(role, role, "01", ago(183)), **changes) for role in roles)


@pytest.mark.parametrize(
    ("answers", "people", "verdict", "reason"),
    [
        ((), (), "unknown", "answer_missing"),
        (((YES, 3),), (), "unknown", "contacts_none"),
        (((NO, 3),), (), "finding", "answer_no"),
        ((), contacts(), "unknown", "answer_missing"),
        (((YES, 92),), contacts(), "ok", "answer_yes"),
        (((YES, 93),), contacts(), "unknown", "answer_old"),
        (((YES, 3),), contacts()[1:], "finding", "contacts_lacking"),
        (((YES, 3),), contacts(phone=""), "finding", "contacts_lacking"),
        (((YES, 3),), contacts(verified_on=ago(184)), "finding", "contacts_unverified"),
        (((YES, 3),), contacts(verified_on=None), "finding", "contacts_unverified"),
    ],
)
def test_gov_01_a_sheet_is_worth_its_numbers(bench, answers, people, verdict, reason):
    found = judged(bench, "GOV-01", answers, contacts=people)

    assert (found.verdict, found.reason) == (verdict, reason)


MEALS, RECORDS = CareFunctionId("meals"), CareFunctionId("records")
FUNCTIONS = (CareFunction(MEALS, 0.1), CareFunction(RECORDS, 0.5))
PRINTED = tuple(Procedure(one.id, Known.YES, ago(365)) for one in FUNCTIONS)


@pytest.mark.parametrize(
    ("answers", "functions", "procedures", "told"),
    [
        ((), FUNCTIONS, (), ("unknown", "answer_missing")),
        (((YES, 3),), FUNCTIONS, (), ("ok", "answer_yes")),
        ((), FUNCTIONS, PRINTED, ("ok", "procedures_ready")),
        ((), (), PRINTED, ("unknown", "answer_missing")),
        ((), FUNCTIONS, PRINTED[:1], ("unknown", "answer_missing")),
        (((YES, 3),), FUNCTIONS, PRINTED[:1], ("ok", "answer_yes")),
        (((NO, 366),), FUNCTIONS, PRINTED, ("ok", "procedures_ready")),
        (((NO, 365),), FUNCTIONS, PRINTED, ("finding", "answer_no")),
        (((YES, 3),), FUNCTIONS, (Procedure(MEALS, Known.NO),), ("finding", "procedures_missing")),
        (((YES, 3),), (), (Procedure(MEALS, Known.UNKNOWN),), ("ok", "answer_yes")),
        (((YES, 3),), (), (Procedure(MEALS, Known.YES),), ("finding", "procedures_unprinted")),
        (
            ((YES, 3),),
            (),
            (Procedure(MEALS, Known.YES, ago(366)),),
            ("finding", "procedures_unprinted"),
        ),
    ],
)
def test_gov_02_procedures_are_written_and_printed(bench, answers, functions, procedures, told):
    found = judged(bench, "GOV-02", answers, care_functions=functions, procedures=procedures)

    assert (found.verdict, found.reason) == told
