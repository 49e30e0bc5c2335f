# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest

from veilleuse.domain.model import Answer, AnswerValue, FactStatus, Site

TODAY = date(2026, 11, 23)


def administrator(name, **changes):
    row = {"name": name, "id": "S-1-5-21-1-1001", "enabled": True, "kind": "user", "builtin": False}
    return {"accounts.administrators": [{**row, **changes}]}


@pytest.mark.parametrize(
    ("values", "answer", "verdict", "reason"),
    [
        ({}, None, "unknown", "answer_missing"),
        ({}, AnswerValue.YES, "ok", "answer_yes"),
        ({}, AnswerValue.NO, "finding", "answer_no"),
        ({"autologon.enabled": True}, AnswerValue.YES, "finding", "accounts_unasked"),
        ({"autologon.enabled": False}, AnswerValue.YES, "ok", "answer_yes"),
        ({"autologon.enabled": FactStatus.ABSENT}, AnswerValue.YES, "ok", "answer_yes"),
        ({"autologon.enabled": FactStatus.DENIED}, None, "unknown", "answer_missing"),
        (administrator("Soins2"), AnswerValue.YES, "finding", "accounts_generic"),
        (administrator("TILLEULS\\infirmerie"), None, "finding", "accounts_generic"),
        (administrator("poste-12"), None, "finding", "accounts_generic"),
        (administrator("claire.morel"), AnswerValue.YES, "ok", "answer_yes"),
        (administrator("soins", enabled=False), AnswerValue.YES, "ok", "answer_yes"),
        (administrator("soins", builtin=True), AnswerValue.YES, "ok", "answer_yes"),
        (administrator("soins", kind="group"), AnswerValue.YES, "ok", "answer_yes"),
        (administrator(None), AnswerValue.YES, "ok", "answer_yes"),
        ({"accounts.administrators": "soins"}, AnswerValue.YES, "ok", "answer_yes"),
    ],
)
def test_what_machines_show_goes_before_what_is_said(bench, values, answer, verdict, reason):
    answers = (Answer("ADM-03", answer, TODAY, "A"),) if answer else ()
    device = bench.device(facts=bench.facts(values), reported_at=bench.now)
    (found,) = bench.all("ADM-03", (device,), Site("S", answers=answers))

    assert (found.verdict, found.reason) == (verdict, reason)


def test_an_old_report_shows_nothing_any_more(bench):
    facts = bench.facts({"autologon.enabled": True})
    days = {
        age: bench.all("ADM-03", (device,))[0].reason
        for age in (45, 46)
        for device in [
            bench.device(facts=facts, reported_at=bench.now - timedelta(days=age)),
        ]
    }

    assert days == {45: "accounts_unasked", 46: "answer_missing"}
