# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date

import pytest

from veilleuse.domain.model import Answer, AnswerValue, FactStatus, Site

DENIED, ABSENT = FactStatus.DENIED, FactStatus.ABSENT
DEFENDER = {"name": "WinDefend", "state": "running", "kind": "service"}
ESET = {"name": "ekrn", "state": "running", "kind": "service"}


def threat(day, cured=True, status=3, month=11):
    return {"at": f"2026-{month}-{day:02}T08:00:00+00:00", "cured": cured, "status": status}


def host(detections, services=(DEFENDER,), mode="Normal"):
    return {
        "os.family": "windows",
        "services": [*services],
        "protection.defender": {"AMRunningMode": mode, "AntivirusEnabled": mode == "Normal"},
        "protection.detections": detections,
    }


def yes(day, month=11, value=AnswerValue.YES):
    return Site("S", answers=(Answer("EDR-05", value, date(2026, month, day), "Rose"),))


def no(day):
    return yes(day, value=AnswerValue.NO)


@pytest.mark.parametrize(
    ("facts", "site", "verdict", "reason", "severity"),
    [
        (host([]), None, "ok", "detections_none", "high"),
        (host([threat(20, month=10)]), None, "ok", "detections_none", "high"),
        (host([threat(20)]), None, "finding", "detections_unseen", "medium"),
        (host([threat(20), threat(9, cured=False)]), None, "finding", "detections_open", "high"),
        # Somebody let it run: that cures nothing.
        (host([threat(20, status=5)]), None, "finding", "detections_open", "high"),
        (host([threat(20, cured=None)]), None, "finding", "detections_open", "high"),
        (host([threat(20)]), yes(20), "ok", "detections_seen", "high"),
        (host([threat(20, cured=False)]), yes(21), "ok", "detections_seen", "high"),
        (host([threat(20)]), yes(19), "finding", "detections_unseen", "medium"),
        (host([threat(20)]), no(21), "finding", "detections_unseen", "medium"),
        # An answer of tomorrow speaks of nothing yet.
        (host([threat(20)]), yes(24), "finding", "detections_unseen", "medium"),
        # Another product keeps its own list: Defender's empty one says nothing of it.
        (host([], [ESET], "Passive"), None, "unknown", "detections_elsewhere", "high"),
        (host([], [ESET], "Passive"), yes(20), "ok", "answer_yes", "high"),
        (host([threat(20)], [ESET], "Passive"), None, "finding", "detections_unseen", "medium"),
        (host(DENIED), None, "unknown", "fact_denied", "high"),
        (host(FactStatus.TIMEOUT), None, "unknown", "fact_timeout", "high"),
        (host([], [], "Not running"), None, "not_applicable", "protection_missing", "high"),
        # XProtect has neither a list nor a console.
        (
            {"os.family": "macos", "protection.xprotect": "5300"},
            None,
            "unknown",
            "fact_missing",
            "high",
        ),
        ({"os.family": "freebsd"}, None, "unknown", "protection_family", "high"),
        (
            {"os.family": "linux", "services": [{"name": "clamonacc", "state": "running"}]},
            None,
            "unknown",
            "detections_elsewhere",
            "high",
        ),
    ],
)
def test_what_was_found_was_looked_at(bench, facts, site, *, verdict, reason, severity):
    found = bench.one("EDR-05", facts, site=site)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)
