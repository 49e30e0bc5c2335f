# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest

from veilleuse.domain.model import DeviceClass, FactStatus

ABSENT = FactStatus.ABSENT
DAY = 86400


def ago(days):
    return (datetime(2026, 11, 23, 11, tzinfo=UTC) - timedelta(days=days)).isoformat()


def restart(pending, since=ABSENT, uptime=FactStatus.DENIED, installed=ABSENT):
    return {
        "reboot.pending": pending,
        "reboot.pending_since": since,
        "host.uptime_seconds": uptime,
        "updates.installed_at": installed,
    }


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (restart(False), "ok", "restart_none"),
        (restart(FactStatus.DENIED), "unknown", "fact_denied"),
        (restart(FactStatus.NOT_APPLICABLE), "not_applicable", "restart_never"),
        (restart(True, since=ago(3)), "ok", "restart_recent"),
        (restart(True, since=ago(8)), "finding", "restart_late"),
        (restart(True), "unknown", "restart_undated"),
        (restart(True, uptime=3 * DAY), "ok", "restart_recent"),
        (restart(True, uptime=10**17), "unknown", "restart_undated"),
        (restart(True, uptime=-1), "unknown", "restart_undated"),
        (restart(True, uptime=60 * DAY), "unknown", "restart_undated"),
        (restart(True, uptime=60 * DAY, installed=ago(12)), "finding", "restart_late"),
        (restart(True, uptime=60 * DAY, installed=ago(2)), "unknown", "restart_undated"),
        (restart(True, uptime=9 * DAY, installed=ago(12)), "unknown", "restart_undated"),
    ],
)
def test_a_restart_waits_no_longer_than_a_week(bench, facts, verdict, reason):
    found = bench.one("PAT-03", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_since_an_update_that_waits_for_a_restart_the_days_are_counted(bench):
    found = bench.one("PAT-03", restart(True, uptime=60 * DAY, installed=ago(12)))

    assert found.details == {"n": 12}


def updating(family="windows", lists=ABSENT, installed=ABSENT, **more):
    return {
        "os.family": family,
        "updates.lists_at": lists,
        "updates.installed_at": installed,
        "updates.service_disabled": False,
        "updates.automatic": ABSENT,
        "updates.server": ABSENT,
    } | {f"updates.{name}": value for name, value in more.items()}


@pytest.mark.parametrize(
    ("facts", "device_class", "verdict", "reason"),
    [
        (updating(service_disabled=True), "workstation", "finding", "updates_disabled"),
        (updating(automatic=False), "workstation", "finding", "updates_not_automatic"),
        (updating(automatic=False, lists=ago(1)), "server", "ok", "updates_search_recent"),
        (updating(server="http://wsus"), "workstation", "finding", "updates_server_clear"),
        (
            updating(server="https://wsus", lists=ago(1)),
            "workstation",
            "ok",
            "updates_search_recent",
        ),
        (updating(lists=ago(20)), "workstation", "finding", "updates_search_old"),
        (updating(lists=ago(-3)), "workstation", "unknown", "clock_wrong"),
        (updating(), "workstation", "unknown", "fact_absent"),
        (updating(installed=ago(20)), "workstation", "ok", "updates_arrive"),
        (updating(installed=ago(90)), "workstation", "unknown", "fact_absent"),
        (updating(installed=ago(-9)), "workstation", "unknown", "fact_absent"),
        (updating("linux"), "workstation", "finding", "updates_never_searched"),
        (updating("linux", lists=FactStatus.ERROR), "server", "unknown", "fact_error"),
    ],
)
def test_a_machine_that_stopped_updating_is_found(bench, facts, device_class, verdict, reason):
    found = bench.one("PAT-04", facts, device_class=DeviceClass(device_class))

    assert (found.verdict, found.reason) == (verdict, reason)


def test_an_update_server_without_encryption_is_less_grave_than_no_updates(bench):
    assert bench.one("PAT-04", updating(server="http://wsus")).severity == "medium"
    assert bench.one("PAT-04", updating(service_disabled=True)).severity == "high"
