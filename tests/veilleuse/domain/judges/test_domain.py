# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest

from veilleuse.domain.model import Answer, AnswerValue, DeviceClass, DeviceId, FactStatus, Site

ABSENT = FactStatus.ABSENT
CURRENT, OLD = 20348, 9600


def controller(build):
    return {
        "os.family": "windows",
        "os.build": build,
        "os.product_type": "LanmanNT",
        "os.edition": "ServerStandard",
        "host.domain": "tilleuls",
    }


def computer(domain):
    return {"os.family": "windows", "host.domain": domain}


def said(value, on=date(2026, 11, 1)):
    return Site("S", answers=(Answer("ADM-08", value, on, "Rose"),))


YES, NO = said(AnswerValue.YES), said(AnswerValue.NO)


@pytest.mark.parametrize(
    ("reports", "site", "verdict", "reason"),
    [
        ([controller(CURRENT)], None, "unknown", "answer_missing"),
        ([controller(CURRENT)], YES, "ok", "answer_yes"),
        ([controller(CURRENT)], NO, "finding", "answer_no"),
        ([controller(CURRENT)], said(AnswerValue.YES, date(2025, 1, 1)), "unknown", "answer_old"),
        # A machine that says it is past its end outweighs the answer.
        ([controller(OLD)], YES, "finding", "controller_over"),
        ([controller(CURRENT), controller(OLD)], YES, "finding", "controller_over"),
        ([computer("tilleuls")], None, "unknown", "answer_missing"),
        ([computer(ABSENT)] * 2, None, "not_applicable", "domain_none"),
        ([computer(ABSENT), None], None, "unknown", "domain_unseen"),
        ([], None, "unknown", "domain_unseen"),
        ([None], YES, "ok", "answer_yes"),
    ],
)
def test_the_directory_is_maintained_and_examined(bench, reports, site, *, verdict, reason):
    devices = tuple(
        bench.device(
            DeviceClass.SERVER,
            id=DeviceId(f"d{number}"),
            facts=bench.facts(report or {}),
            reported_at=bench.now - timedelta(hours=1) if report else None,
        )
        for number, report in enumerate(reports)
    )

    (found,) = bench.all("ADM-08", devices, site)

    assert (found.verdict, found.reason) == (verdict, reason)
