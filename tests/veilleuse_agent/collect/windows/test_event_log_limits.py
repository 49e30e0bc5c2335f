# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from veilleuse_agent.collect.windows.event_log_limits import LIMITS, OLDEST, read, read_oldest
from veilleuse_agent.collect.windows.instruments import Event
from veilleuse_agent.protocol import Status

POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\EventLog"
LOCAL = "SYSTEM\\CurrentControlSet\\Services\\EventLog"
NAME = "event_log.security"
EVENT = Event(4624, 0, datetime(2026, 11, 2, 8, tzinfo=UTC))
AT = "2026-11-02T08:00:00+00:00"


@pytest.mark.parametrize(
    ("registry", "size", "fate"),
    [
        ({f"{LOCAL}\\Security": {"MaxSize": 20971520, "Retention": 0}}, 20971520, "overwrite"),
        ({f"{LOCAL}\\Security": {"MaxSize": 65536, "Retention": 0xFFFFFFFF}}, 65536, "keep"),
        ({f"{LOCAL}\\Security": {"Retention": 604800}}, None, "overwrite_old"),
        (
            {
                f"{POLICY}\\Security": {"MaxSize": 196608, "Retention": "1"},
                f"{LOCAL}\\Security": {"MaxSize": 65536, "Retention": 0},
            },
            196608 * 1024,
            "keep",
        ),
        (
            {
                f"{POLICY}\\Security": {"Retention": "0"},
                f"{LOCAL}\\Security": {"MaxSize": 65536, "Retention": 0xFFFFFFFF},
            },
            65536,
            "overwrite",
        ),
        ({f"{LOCAL}\\Security": {"MaxSize": 65536, "Retention": ("x",)}}, 65536, None),
    ],
)
def test_policy_counts_in_kilobytes_and_the_log_in_bytes(windows, registry, size, fate):
    assert read(windows(registry))[NAME].value == {"max_bytes": size, "when_full": fate}


def test_each_log_has_its_own_status(windows):
    facts = read(
        windows(
            {
                f"{LOCAL}\\Security": PermissionError(13, "no"),
                f"{LOCAL}\\System": {"MaxSize": "large"},
            }
        )
    )
    assert [facts[name].status for name in LIMITS] == [
        Status.DENIED,
        Status.ERROR,
        Status.ABSENT,
    ]


def test_a_policy_that_is_refused_is_not_passed_over(windows):
    machine = windows(
        {f"{POLICY}\\Security": PermissionError(13, "no"), f"{LOCAL}\\Security": {"MaxSize": 1}}
    )
    assert read(machine)[NAME].status is Status.DENIED


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        ({"Security": [EVENT]}, {"security": AT}),
        ({"Security": [], "System": [EVENT]}, {"security": None, "system": AT}),
        ({"Security": PermissionError(13, "no"), "System": [EVENT]}, Status.DENIED),
        ({}, Status.ABSENT),
    ],
)
def test_a_log_reaches_back_to_its_oldest_entry(windows, channels, expected):
    found = read_oldest(windows(events=channels))[OLDEST[0]]

    assert (found.status if isinstance(expected, Status) else found.value) == expected
