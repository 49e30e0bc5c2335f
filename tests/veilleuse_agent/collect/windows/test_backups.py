# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from veilleuse_agent.collect.windows.backups import read
from veilleuse_agent.collect.windows.instruments import Event
from veilleuse_agent.protocol import Status

SERVER, VEEAM = "Microsoft-Windows-Backup", "Veeam Agent"
ERROR, WARNING, INFORMATION = 2, 3, 4


def event(number, level, day):
    return Event(number, level, datetime(2026, 11, day, 2, tzinfo=UTC))


def backups(windows, channels):
    return read(windows(events=channels))["backup.events"]


def test_successes_and_failures_of_each_product_are_dated(windows):
    reading = backups(
        windows,
        {
            SERVER: [
                event(14, INFORMATION, 24),
                event(5, ERROR, 24),
                event(1, INFORMATION, 24),
                event(4, INFORMATION, 20),
                event(4, INFORMATION, 19),
            ],
            VEEAM: [
                event(110, ERROR, 25),
                event(190, WARNING, 23),
                event(190, 0, 22),
                event(190, ERROR, 10),
            ],
        },
    )
    assert reading.value == [
        {
            "product": "windows_server_backup",
            "succeeded_at": "2026-11-20T02:00:00+00:00",
            "warned_at": None,
            "failed_at": "2026-11-24T02:00:00+00:00",
        },
        {
            "product": "veeam_agent",
            "succeeded_at": "2026-11-22T02:00:00+00:00",
            "warned_at": "2026-11-23T02:00:00+00:00",
            "failed_at": "2026-11-10T02:00:00+00:00",
        },
    ]


def test_a_log_that_is_empty_is_a_product_that_never_succeeded(windows):
    assert backups(windows, {VEEAM: []}).value == [
        {"product": "veeam_agent", "succeeded_at": None, "warned_at": None, "failed_at": None}
    ]


@pytest.mark.parametrize(
    ("channels", "status"),
    [
        ({}, Status.ABSENT),
        ({SERVER: PermissionError(13, "error 5")}, Status.DENIED),
        ({SERVER: OSError("error 1717")}, Status.ERROR),
    ],
)
def test_no_log_is_absent_and_a_closed_one_is_not(windows, channels, status):
    assert backups(windows, channels).status is status


def test_a_closed_log_beside_an_open_one_is_named(windows):
    reading = backups(windows, {SERVER: PermissionError(13, "error 5"), VEEAM: []})
    assert len(reading.value) == 1
    assert reading.source.endswith("Microsoft-Windows-Backup: error 5")
