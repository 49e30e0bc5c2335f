# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from dataclasses import replace

from veilleuse.domain.model import Device, DeviceClass, DeviceId
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.picture import picture


def test_before_the_first_round_there_is_nothing_and_it_is_said(desk: Desk) -> None:
    shown = picture(desk)
    assert shown.assessment is None
    assert (shown.trend, shown.devices, shown.changes) == ((), (), None)


def test_the_curve_has_one_point_a_day_for_a_year(desk: Desk, wait: Callable[..., None]) -> None:
    for _ in range(3):
        assess(desk, desk.now())
        wait(hours=2)
    wait(days=1)
    assess(desk, desk.now())
    assert len(picture(desk).trend) == 2
    wait(days=370)
    assert picture(desk).trend == ()


def test_what_changed_is_told_against_the_assessment_before(
    desk: Desk, wait: Callable[..., None]
) -> None:
    old = Device(DeviceId("a"), DeviceClass.SERVER, 1.0, (), desk.now(), desk.now())
    desk.store.save_devices((old,))
    first = assess(desk, desk.now())
    wait(days=1)
    new = replace(old, id=DeviceId("b"), first_seen=desk.now(), last_seen=desk.now())
    desk.store.save_devices((replace(old, last_seen=desk.now()), new))
    assess(desk, desk.now())
    changes = picture(desk).changes
    assert changes is not None
    assert changes.since == first.at
    assert changes.devices_new == ("b",)


def test_a_score_that_rested_on_too_few_devices_is_compared_with_nothing(
    desk: Desk, wait: Callable[..., None]
) -> None:
    pc = Device(DeviceId("a"), DeviceClass.WORKSTATION, 1.0, (), desk.now(), desk.now())
    desk.store.save_devices((pc,))
    assert assess(desk, desk.now()).exposure.provisional
    wait(days=1)
    assess(desk, desk.now())
    assert picture(desk).changes is None
