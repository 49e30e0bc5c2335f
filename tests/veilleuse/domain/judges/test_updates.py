# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta

import pytest

from veilleuse.domain.judges.update_level import last_tuesday, months_behind, second_tuesday
from veilleuse.domain.knowledge import UpdateKind
from veilleuse.domain.model import DeviceClass, FactStatus

ERROR = FactStatus.ERROR


def windows(build, revision, edition="Enterprise", kind="WinNT", **more):
    return {
        "os.family": "windows",
        "os.build": build,
        "os.revision": revision,
        "os.edition": edition,
        "os.product_type": kind,
        "updates.security_pending": ERROR,
        "updates.lists_at": FactStatus.ABSENT,
        "updates.installed_at": FactStatus.ABSENT,
        "updates.server": FactStatus.ABSENT,
        "reboot.pending": False,
    } | {name.replace("__", "."): value for name, value in more.items()}


def server(revision, build=26100, kind="ServerNT", **more):
    return windows(build, revision, "ServerStandard", kind, **more)


def linux(**more):
    return {"os.family": "linux", "os.id": "debian", "os.version": "12"} | {
        name.replace("__", "."): value for name, value in more.items()
    }


def ago(days):
    return (datetime(2026, 11, 23, 11, tzinfo=UTC) - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2026, 1, 13), (2026, 6, 9), (2026, 9, 8), (2026, 11, 10)]
)
def test_patch_tuesday_is_the_second_one(year, month, day):
    assert second_tuesday(year, month) == date(year, month, day)


def test_months_behind_counts_second_tuesdays_on_the_calendar():
    assert months_behind(date(2026, 6, 9), date(2026, 6, 9)) == 0
    assert months_behind(date(2026, 6, 9), date(2026, 9, 7)) == 2
    assert months_behind(date(2026, 6, 9), date(2026, 9, 8)) == 3
    assert months_behind(date(2026, 12, 9), date(2026, 6, 9)) == 0
    assert last_tuesday(date(2026, 4, 19)) == date(2026, 4, 14)
    assert last_tuesday(date(2026, 1, 12)) == date(2025, 12, 9)


def test_every_monthly_row_is_a_second_tuesday_and_revisions_grow(bench):
    for line in bench.knowledge.update_lines:
        monthly = [row for row in line.rows if row.kind is UpdateKind.B]
        assert all(row.on == second_tuesday(row.on.year, row.on.month) for row in monthly)
        assert [r.revision for r in monthly] == sorted(r.revision for r in monthly)


# On 2026-11-23 with a grace of 30 days, everything up to the release of 13 October is due.
@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (windows(26200, 8655), "finding", "updates_late"),
        (windows(26200, 9445), "finding", "updates_late"),
        (windows(26200, 9457), "finding", "updates_late"),
        (windows(26200, 8900), "finding", "updates_late"),
        (windows(26200, 100), "finding", "updates_late"),
        (windows(26200, 9458), "unknown", "updates_beyond"),
        (windows(26300, 9457), "finding", "updates_late"),
        # A server is never measured with the clients' table, nor a client with the servers'.
        (server(9445), "finding", "updates_late"),
        (server(33438), "finding", "updates_late"),
        (server(33500), "unknown", "updates_beyond"),
        (windows(26200, 33438), "unknown", "updates_beyond"),
        # Without the type of product only a revision of the servers tells which it is.
        (windows(26100, 33438, kind=FactStatus.ABSENT), "finding", "updates_late"),
        (windows(26100, 8655, kind=FactStatus.ABSENT), "unknown", "fact_absent"),
        # A build that the table does not know for this type of product.
        (windows(22631, 7219, kind="ServerNT"), "unknown", "fact_error"),
        (windows(27000, 1), "unknown", "fact_error"),
        (server(5700, 20348, kind=FactStatus.ABSENT), "unknown", "updates_beyond"),
        (windows(FactStatus.DENIED, 1), "unknown", "fact_denied"),
        # No revision, no sequence.
        (windows(26200, FactStatus.ABSENT), "unknown", "fact_absent"),
        (windows(26200, FactStatus.DENIED), "unknown", "fact_denied"),
        # The day of the last installation decides where the table cannot.
        (server(5700, 20348, updates__installed_at=ago(20)), "ok", "updates_installed_since"),
        (server(5700, 20348, updates__installed_at=ago(100)), "finding", "updates_none_since"),
        (server(5700, 20348, updates__installed_at=ago(-9)), "unknown", "clock_wrong"),
        (windows(26200, 8655, updates__installed_at=ago(20)), "finding", "updates_late"),
        # Installed, waiting for the restart.
        (
            windows(26200, 8655, updates__installed_at=ago(5), reboot__pending=True),
            "finding",
            "updates_await_restart",
        ),
        # The machine's own search: nothing missing counts only when it looked, and by itself.
        (
            server(5700, 20348, updates__security_pending=0, updates__lists_at=FactStatus.ABSENT),
            "unknown",
            "updates_beyond",
        ),
        (
            server(5700, 20348, updates__security_pending=0, updates__lists_at=ago(1)),
            "ok",
            "updates_none_pending",
        ),
        (
            server(
                5700,
                20348,
                updates__security_pending=0,
                updates__lists_at=ago(1),
                updates__server="http://wsus:8530",
            ),
            "unknown",
            "updates_beyond",
        ),
        (
            server(5700, 20348, updates__security_pending=3, updates__lists_at=ago(1)),
            "unknown",
            "updates_beyond",
        ),
        # Unsupported: there is nothing to be late for.
        (windows(26100, 8655, "Professional"), "not_applicable", "updates_over"),
        (windows(7601, FactStatus.ABSENT, "Professional"), "not_applicable", "updates_over"),
    ],
)
def test_windows_updates(bench, facts, verdict, reason):
    found = bench.one("PAT-01", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("now", "revision", "reason", "months"),
    [
        # July's release came out on the 14th: due on 13 August.
        (datetime(2026, 8, 12, tzinfo=UTC), 8655, "updates_current", None),
        (datetime(2026, 8, 13, tzinfo=UTC), 8655, "updates_late", 1),
        # A hotpatched machine has a lower revision than the month it is at.
        (datetime(2026, 6, 8, tzinfo=UTC), 8390, "updates_current", None),
        (datetime(2026, 6, 12, tzinfo=UTC), 8391, "updates_late", 1),
        # Between two rows of neighbouring months: a preview of the earlier one.
        (datetime(2026, 6, 1, tzinfo=UTC), 8300, "updates_current", None),
        (datetime(2026, 6, 11, tzinfo=UTC), 8300, "updates_late", 1),
        # Between the rows of July and August: at most the eve of August's.
        (datetime(2026, 11, 23, tzinfo=UTC), 8900, "updates_late", 3),
        (datetime(2026, 11, 23, tzinfo=UTC), 8655, "updates_late", 4),
    ],
)
def test_months_are_counted_from_what_is_certain(bench, now, revision, reason, months):
    found = bench.one("PAT-01", windows(26200, revision), now=now, read_at=now, reported_at=now)

    assert (found.reason, found.details.get("n")) == (reason, months)


def test_a_gap_in_the_table_that_leaves_both_answers_open_is_unknown(bench):
    """Of Server 23H2 nothing is known between July 2025 and April 2026."""
    now = datetime(2026, 1, 20, tzinfo=UTC)

    found = bench.one("PAT-02", server(2000, 25398), now=now, read_at=now, reported_at=now)

    assert (found.verdict, found.reason) == ("unknown", "fact_error")


def test_the_out_of_band_update_holds_the_month_it_followed(bench):
    now = datetime(2026, 6, 10, tzinfo=UTC)
    facts = server(32698)

    found = bench.one(
        "PAT-02", facts, device_class=DeviceClass.SERVER, now=now, read_at=now, reported_at=now
    )

    assert (found.reason, found.details) == ("updates_current", {"level": "2026-04"})


@pytest.mark.parametrize(
    ("day", "severity"), [(15, "high"), (25, "high"), (14 + 31 - 1, "critical")]
)
def test_a_server_is_critical_from_the_second_limit_on(bench, day, severity):
    now = datetime(2026, 7, 31, tzinfo=UTC) + timedelta(days=day)

    found = bench.one(
        "PAT-02",
        server(32995),
        device_class=DeviceClass.SERVER,
        now=now,
        read_at=now,
        reported_at=now,
    )

    assert (found.reason, found.severity) == ("updates_late", severity)


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (
            linux(updates__security_pending=0, updates__lists_at=ago(1)),
            "ok",
            "updates_none_pending",
        ),
        (
            linux(updates__security_pending=0, updates__lists_at=ago(9)),
            "unknown",
            "updates_lists_old",
        ),
        (
            linux(updates__security_pending=0, updates__lists_at=FactStatus.ABSENT),
            "unknown",
            "updates_lists_never",
        ),
        (linux(updates__security_pending=0, updates__lists_at=ago(-5)), "unknown", "clock_wrong"),
        (
            linux(updates__security_pending=0, updates__lists_at="yesterday"),
            "unknown",
            "fact_malformed",
        ),
        (linux(updates__security_pending=FactStatus.TIMEOUT), "unknown", "fact_timeout"),
        (
            linux(updates__security_pending=81, updates__lists_at=ago(1)),
            "finding",
            "updates_pending",
        ),
        # One package went in today: that says nothing of the other eighty.
        (
            linux(
                updates__security_pending=80, updates__lists_at=ago(1), updates__installed_at=ago(0)
            ),
            "finding",
            "updates_pending",
        ),
        (
            linux(
                updates__security_pending=2,
                updates__lists_at=ago(1),
                updates__installed_at=ago(3),
                updates__automatic=True,
            ),
            "ok",
            "updates_pending_automatic",
        ),
        (
            linux(
                updates__security_pending=80,
                updates__lists_at=ago(1),
                updates__installed_at=ago(50),
                updates__automatic=True,
            ),
            "finding",
            "updates_pending",
        ),
    ],
)
def test_linux_updates(bench, facts, verdict, reason):
    found = bench.one("PAT-01", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_an_older_report_is_measured_at_its_own_moment(bench):
    read_at = bench.now - timedelta(days=25)
    facts = windows(26200, 9457)

    found = bench.one("PAT-01", facts, read_at=read_at, reported_at=read_at)

    assert found.reason == "updates_current"
