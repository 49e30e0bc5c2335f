# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import timedelta

import pytest

from veilleuse.domain.model import DeviceClass, DeviceId

DAYS = timedelta(days=1)
UNKNOWN = DeviceClass.UNKNOWN


@pytest.mark.parametrize(
    ("device_class", "by_hand", "first", "last", "verdict", "reason"),
    [
        (UNKNOWN, False, 7, 0, "finding", "device_unknown"),
        (UNKNOWN, False, 6, 0, "unknown", "device_new"),
        (UNKNOWN, True, 90, 0, "ok", "device_reviewed"),
        (UNKNOWN, False, 90, 31, "not_applicable", "device_gone"),
        (DeviceClass.CAMERA, False, 90, 0, "ok", "device_recognised"),
    ],
)
def test_an_unknown_device_is_reviewed_within_a_week(
    bench, device_class, *, by_hand, first, last, verdict, reason
):
    device = bench.device(
        device_class,
        class_by_hand=by_hand,
        first_seen=bench.now - first * DAYS,
        last_seen=bench.now - last * DAYS,
    )
    witness = bench.device(id=DeviceId("z"), last_seen=bench.now)

    found, _ = bench.all("INV-01", (device, witness))

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("last", "witness", "verdict", "reason"),
    [
        (0, 0, "ok", "device_present"),
        (30, 0, "ok", "device_present"),
        (31, 0, "finding", "device_missing"),
        # Nobody made a round for a while: then everything was last seen at that time.
        (25, 25, "ok", "device_present"),
        (40, 40, "unknown", "nobody_looked"),
        (90, 40, "unknown", "nobody_looked"),
    ],
)
def test_a_device_is_missed_only_while_others_are_seen(bench, last, witness, verdict, reason):
    device = bench.device(last_seen=bench.now - last * DAYS)
    other = bench.device(id=DeviceId("z"), last_seen=bench.now - witness * DAYS)

    found, _ = bench.all("INV-06", (device, other))

    assert (found.verdict, found.reason) == (verdict, reason)


def test_phones_of_visitors_may_leave(bench):
    gone = bench.device(DeviceClass.MOBILE, last_seen=bench.now - 90 * DAYS)

    assert bench.all("INV-06", (gone,)) == ()


def fleet(bench, speaking, silent, gone=0):
    def some(count, prefix, **changes):
        return tuple(bench.device(id=DeviceId(f"{prefix}{n}"), **changes) for n in range(count))

    return (
        *some(speaking, "a", reported_at=bench.now - DAYS),
        *some(silent, "b", reported_at=bench.now - 31 * DAYS),
        *some(gone, "c", last_seen=bench.now - 60 * DAYS),
    )


@pytest.mark.parametrize(
    ("speaking", "silent", "gone", "verdict", "details"),
    [
        (19, 1, 0, "ok", {"n": 19, "total": 20}),
        (18, 2, 0, "finding", {"n": 2, "total": 20}),
        (5, 0, 9, "ok", {"n": 5, "total": 5}),
        (0, 1, 0, "finding", {"n": 1, "total": 1}),
        (0, 0, 0, "unknown", {}),
    ],
)
def test_agents_speak_on_nearly_all_computers(bench, *, speaking, silent, gone, verdict, details):
    (found,) = bench.all("INV-02", fleet(bench, speaking, silent, gone))

    assert (found.verdict, found.details) == (verdict, details)


@pytest.mark.parametrize(
    ("bare", "verdict"), [(0, "ok"), (1, "ok"), (2, "finding"), (10, "finding")]
)
def test_nearly_all_devices_have_a_class_and_a_name(bench, bare, verdict):
    devices = fleet(bench, 10, 0)
    devices = (*(replace(d, name="") for d in devices[:bare]), *devices[bare:])

    (found,) = bench.all("INV-03", devices)

    assert (found.verdict, found.device) == (verdict, None)


def test_a_device_named_by_hand_with_no_class_is_not_described(bench):
    (found,) = bench.all("INV-03", (bench.device(UNKNOWN, label="Box"),))

    assert (found.verdict, found.details) == ("finding", {"n": 1, "total": 1})


def test_an_empty_site_is_unknown_and_not_perfect(bench):
    (found,) = bench.all("INV-03", ())

    assert (found.verdict, found.reason) == ("unknown", "no_device")
