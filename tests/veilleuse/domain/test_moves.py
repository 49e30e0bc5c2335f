# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

import pytest

from veilleuse.domain.model import Device, DeviceClass, DeviceId, HardwareAddress, RoundId
from veilleuse.domain.moves import MoveKind, moves, previous
from veilleuse.domain.rounds import Mode, Round

FIRST = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
HERE = (ip_network("10.0.0.0/24"),)


def round_(hours: int, mode: Mode = Mode.GENTLE, *, stopped: bool = False) -> Round:
    at = FIRST + hours * HOUR
    return Round(RoundId(str(hours)), mode, HERE, at, at + HOUR / 2, stopped=stopped)


def device(id_: str, hours: int, **more: object) -> Device:
    at = FIRST + hours * HOUR
    made = Device(
        DeviceId(id_), DeviceClass.UNKNOWN, 0, (), FIRST, at, addresses=(ip_address("10.0.0.1"),)
    )
    return replace(made, **more)  # type: ignore[arg-type]


def kinds(was: list[Device], now: list[Device], this: Round, earlier: Round) -> list[MoveKind]:
    return [move.kind for move in moves(was, now, this, earlier)]


def test_nobody_is_new_in_the_first_round() -> None:
    assert moves([], [device("a", 0)], round_(0), None) == ()


def test_a_device_that_nobody_knew_is_new() -> None:
    (move,) = moves([], [device("a", 5, name="poste")], round_(5), round_(0))
    assert (move.kind, move.device, move.title) == (MoveKind.NEW, "a", "poste")
    assert move.at == round_(5).started_at


def test_a_device_seen_by_both_rounds_and_unchanged_did_not_move() -> None:
    assert kinds([device("a", 0)], [device("a", 5)], round_(5), round_(0)) == []


def test_a_device_that_the_round_before_saw_is_gone_and_then_back() -> None:
    seen = device("a", 0)
    assert kinds([seen], [seen], round_(5), round_(0)) == [MoveKind.GONE]
    assert kinds([seen], [seen], round_(9), round_(5)) == []
    assert kinds([seen], [device("a", 12)], round_(12), round_(9)) == [MoveKind.BACK]


@pytest.mark.parametrize(
    "this",
    [
        round_(5, Mode.QUIET),
        round_(5, stopped=True),
        replace(round_(5), networks=(ip_network("10.9.0.0/24"),)),
    ],
    ids=["listened", "stopped", "elsewhere"],
)
def test_nobody_is_gone_where_the_round_did_not_look_as_well(this: Round) -> None:
    assert kinds([device("a", 0)], [device("a", 0)], this, round_(0)) == []


def test_two_devices_that_turn_out_to_be_one_are_told() -> None:
    was = [device("a", 0), device("b", 0)]
    assert kinds(was, [device("a", 5)], round_(5), round_(0)) == [MoveKind.JOINED]


@pytest.mark.parametrize(
    ("kind", "was", "now", "told"),
    [
        (MoveKind.NAME, {"name": "un"}, {"name": "deux"}, ("un", "deux")),
        (
            MoveKind.CLASS,
            {},
            {"device_class": DeviceClass.PRINTER},
            ("unknown", "printer"),
        ),
        (
            MoveKind.ADDRESS,
            {},
            {"addresses": (ip_address("10.0.0.7"), ip_address("10.0.0.1"))},
            ("10.0.0.1", "10.0.0.7"),
        ),
        (
            MoveKind.CARD,
            {"hardware": (HardwareAddress("00:14:22:00:00:01"),)},
            {"hardware": (HardwareAddress("00:14:22:00:00:02"),)},
            ("00:14:22:00:00:01", "00:14:22:00:00:02"),
        ),
    ],
)
def test_what_changed_is_told_with_before_and_after(
    kind: MoveKind, was: dict[str, object], now: dict[str, object], told: tuple[str, str]
) -> None:
    (move,) = moves([device("a", 0, **was)], [device("a", 5, **now)], round_(5), round_(0))
    assert (move.kind, move.before, move.after) == (kind, *told)


def test_the_other_of_two_addresses_and_a_passing_one_of_ipv6_are_no_change() -> None:
    both = (ip_address("10.0.0.1"), ip_address("10.0.0.2"))
    was, now = device("a", 0, addresses=both), device("a", 5, addresses=both[::-1])
    assert kinds([was], [now], round_(5), round_(0)) == []
    passing = device("a", 5, addresses=(ip_address("2001:db8::5"), *both))
    assert kinds([was], [passing], round_(5), round_(0)) == []


def test_a_round_is_compared_with_the_last_that_looked_as_well() -> None:
    quiet, gentle = round_(3, Mode.QUIET), round_(1)
    assert previous([gentle, quiet], round_(5)) == gentle
    assert previous([gentle, quiet], round_(5, Mode.QUIET)) == quiet
    assert previous([quiet], round_(5)) == quiet
    assert previous([round_(2, stopped=True), round_(5)], round_(5)) is None
