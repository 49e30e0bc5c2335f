# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest

from veilleuse.domain.model import Answer, AnswerValue, DeviceClass, DeviceId, FactStatus, Site

ABSENT, DENIED = FactStatus.ABSENT, FactStatus.DENIED
GONE = [{"name": "ESET Security", "state": 274432, "path": "C:\\Program Files\\X\\a.exe"}]
"""Registered by a third party, expired."""


def service(name, state="running", kind="service"):
    return {"name": name, "state": state, "start": "auto", "kind": kind, "path": None}


def windows(*services, registered=ABSENT, mode=None):
    defender = {"AMRunningMode": mode, "AntivirusEnabled": True} if mode else ABSENT
    return {
        "os.family": "windows",
        "services": [service(*one) if isinstance(one, tuple) else service(one) for one in services],
        "protection.registered": registered,
        "protection.defender": defender,
        "software": [],
        "processes": [],
    }


def mac(*extensions):
    rows = [{"name": name, "state": "activated_enabled"} for name in extensions]
    return {
        "os.family": "macos",
        "protection.xprotect": "5300",
        "protection.system_extensions": rows,
        "services": [],
    }


def linux(*units):
    return {"os.family": "linux", "services": [service(unit) for unit in units], "processes": []}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (windows("WinDefend", mode="Normal"), "ok", "engine_one"),
        # On a client Windows steps aside by itself; on a server nobody does.
        (windows("WinDefend", "ekrn", mode="Passive"), "ok", "engine_one"),
        (windows("WinDefend", "ekrn", mode="Normal"), "finding", "engines_several"),
        (windows("ekrn", "AVKWCtl"), "finding", "engines_several"),
        # An EDR beside an antivirus is no second engine.
        (windows("WinDefend", "SentinelAgent", mode="Normal"), "ok", "engine_one"),
        (
            windows("WinDefend", "ekrn", registered=GONE, mode="Normal"),
            "finding",
            "engine_expired",
        ),
        # A registration alone is what an uninstalled product leaves behind.
        (
            windows("WinDefend", registered=GONE, mode="Normal"),
            "ok",
            "engine_one",
        ),
        (windows(), "not_applicable", "protection_missing"),
        ({**windows(), "services": DENIED}, "unknown", "protection_in_doubt"),
        ({"os.family": "freebsd"}, "unknown", "protection_family"),
        ({"os.family": DENIED}, "unknown", "fact_denied"),
        # What a Mac carries by itself is no second engine.
        (mac("com.eset.endpoint"), "ok", "engine_one"),
        (mac(), "ok", "engine_one"),
        (linux("clamav-clamonacc"), "ok", "engine_one"),
        (linux("clamav-clamonacc", "eea"), "finding", "engines_several"),
    ],
)
def test_one_engine_watches_and_is_paid_for(bench, facts, verdict, reason):
    found = bench.one("EDR-04", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


GOOD, BARE = windows("WinDefend", mode="Normal"), windows(("WinDefend", "stopped"))


def says(control, value, on=date(2026, 11, 20)):
    return Site("S", answers=(Answer(control, value, on, "Rose"),))


@pytest.mark.parametrize(
    ("facts", "site", "verdict", "reason"),
    [
        (windows("SentinelAgent"), None, "ok", "edr_active"),
        (linux("hurukai"), None, "ok", "edr_active"),
        (windows("WinDefend", mode="Normal"), None, "finding", "edr_none"),
        # Sense lies on every Windows: stopped, it is not there.
        (windows("WinDefend", ("Sense", "stopped"), mode="Normal"), None, "finding", "edr_none"),
        (windows("WinDefend", "Sense", mode="Normal"), None, "ok", "edr_active"),
        # A collector of logs watches nothing.
        (windows("WazuhSvc"), None, "finding", "edr_none"),
        (windows("ekrn"), None, "unknown", "edr_in_suite"),
        (windows("ekrn"), says("EDR-06", AnswerValue.YES), "ok", "answer_yes"),
        (windows("ekrn"), says("EDR-06", AnswerValue.NO), "finding", "answer_no"),
        (
            windows("ekrn"),
            says("EDR-06", AnswerValue.YES, date(2024, 1, 1)),
            "unknown",
            "edr_in_suite",
        ),
        # An answer about a suite proves nothing where there is none.
        (GOOD, says("EDR-06", AnswerValue.YES), "finding", "edr_none"),
        (
            {**windows(), "software": [{"name": "x", "publisher": "HarfangLab"}]},
            None,
            "unknown",
            "protection_unproven",
        ),
        ({**windows(), "services": DENIED}, None, "unknown", "fact_denied"),
        ({"os.family": "freebsd"}, None, "unknown", "protection_family"),
    ],
)
def test_something_watches_the_behaviour_of_servers(bench, facts, site, verdict, reason):
    found = bench.one("EDR-06", facts, site=site)

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, "low")


MUTE = {**windows(), "services": DENIED}


def estate(bench, kinds):
    return tuple(
        bench.device(
            DeviceClass.WORKSTATION,
            id=DeviceId(f"d{number:03}"),
            facts=bench.facts(kind) if kind else {},
            reported_at=bench.now - timedelta(hours=1) if kind else None,
        )
        for number, kind in enumerate(kinds)
    )


@pytest.mark.parametrize(
    ("kinds", "verdict", "reason", "details"),
    [
        ([GOOD] * 20, "ok", "cover_wide", {"n": 20, "total": 20}),
        ([GOOD] * 19 + [BARE], "ok", "cover_wide", {"n": 19, "total": 20}),
        ([GOOD] * 18 + [BARE] * 2, "finding", "cover_low", {"n": 2, "total": 20}),
        # Only what is known is counted: silence neither mends the share nor spoils it.
        ([GOOD] * 18 + [BARE] * 2 + [None] * 20, "finding", "cover_low", {"n": 2, "total": 20}),
        ([GOOD] * 18 + [MUTE, None], "unknown", "cover_in_doubt", {"n": 2, "total": 20}),
        ([GOOD] * 39 + [{"os.family": "freebsd"}], "ok", "cover_wide", {"n": 39, "total": 39}),
        ([None, MUTE], "unknown", "cover_unknown", {"n": 2}),
        ([], "unknown", "no_computer", {}),
    ],
)
def test_the_share_of_protected_computers_is_counted_where_it_is_known(
    bench, kinds, verdict, reason, details
):
    (found,) = bench.all("EDR-07", estate(bench, kinds))

    assert (found.verdict, found.reason, dict(found.details)) == (verdict, reason, details)


def test_old_reports_and_computers_that_left_are_not_counted(bench):
    fresh = bench.device(
        facts=bench.facts(GOOD), reported_at=bench.now - timedelta(hours=1), id=DeviceId("d2")
    )
    old = bench.device(
        facts=bench.facts(BARE, bench.now - timedelta(days=60)),
        reported_at=bench.now - timedelta(days=60),
    )
    left = bench.device(
        facts=bench.facts(BARE),
        reported_at=bench.now - timedelta(hours=1),
        last_seen=bench.now - timedelta(days=60),
        id=DeviceId("d3"),
    )

    assert bench.all("EDR-07", (fresh, left))[0].reason == "cover_wide"
    assert bench.all("EDR-07", (fresh, old))[0].reason == "cover_in_doubt"
