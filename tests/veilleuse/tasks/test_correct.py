# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest

from veilleuse.domain.classify import Guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import (
    AgentId,
    CareFunction,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    Sighting,
)
from veilleuse.tasks.correct import (
    DeviceGoneError,
    SplitError,
    correct_device,
    merge_devices,
    restore_device,
    split_device,
    undo,
)
from veilleuse.tasks.desk import Desk

BED = DeviceId("bed")


@pytest.fixture
def device(desk: Desk) -> Device:
    made = Device(BED, DeviceClass.UNKNOWN, 0.1, (), desk.now(), desk.now(), name="a")
    desk.store.save_devices((made,))
    return made


def test_a_correction_sticks_and_gives_back_what_was_there(desk: Desk, device: Device) -> None:
    before = correct_device(desk, BED, device_class=DeviceClass.MEDICAL, label="Lit 12")
    after = desk.store.devices()[0]
    assert before == device
    assert (after.device_class, after.class_by_hand) == (DeviceClass.MEDICAL, True)
    assert (after.label, after.confidence) == ("Lit 12", 1.0)
    restore_device(desk, before)
    assert desk.store.devices() == (device,)


def test_what_is_not_given_stays(desk: Desk, device: Device) -> None:
    correct_device(desk, BED, never_probe=True)
    after = desk.store.devices()[0]
    assert after.never_probe
    assert (after.device_class, after.label) == (device.device_class, device.label)


def test_a_device_that_left_is_said_to_be_gone(desk: Desk, device: Device) -> None:
    with pytest.raises(DeviceGoneError):
        correct_device(desk, DeviceId("other"), label="x")
    assert desk.store.devices() == (device,)


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def seen(desk: Desk, address: str, card: str, name: str = "", *, day: int = 0) -> None:
    """One thing seen by a later round, merged as a round does."""
    evidence = (Evidence("name.dhcp", name),) if name else ()
    at = NOON + timedelta(days=day)
    sighting = Sighting("probe", at, ip_address(address), HardwareAddress(card), evidence)
    devices = merge(desk.store.devices(), [sighting], [], lambda *_: Guess())
    desk.store.save_devices(devices)


def titles(desk: Desk) -> dict[str, Device]:
    return {device.title: device for device in desk.store.devices()}


WIRE, RADIO = "00:14:22:00:00:01", "00:14:22:00:00:02"


@pytest.fixture
def two(desk: Desk) -> tuple[DeviceId, DeviceId]:
    seen(desk, "10.0.0.1", WIRE, "fil")
    seen(desk, "10.0.0.2", RADIO, "ondes")
    return titles(desk)["fil"].id, titles(desk)["ondes"].id


def test_devices_that_a_person_merged_stay_one_and_can_be_undone(
    desk: Desk, two: tuple[DeviceId, DeviceId]
) -> None:
    wire, radio = two
    desk.store.save_site(
        replace(
            desk.store.site(),
            care_functions=(CareFunction(CareFunctionId("meals"), 0.1, frozenset({radio})),),
        )
    )
    correct_device(desk, radio, label="Portable")
    devices = desk.store.devices()
    before = merge_devices(desk, wire, [radio])
    for day in (1, 2):
        seen(desk, "10.0.0.8", RADIO, "ondes", day=day)
        seen(desk, "10.0.0.9", WIRE, "fil", day=day)
        (only,) = desk.store.devices()
        assert (only.id, only.label) == (wire, "Portable")
        assert set(only.hardware) == {WIRE, RADIO}
    assert desk.store.site().care_functions[0].devices == {wire}
    undo(desk, before)
    assert desk.store.devices() == devices
    assert desk.store.site().care_functions[0].devices == {radio}


def test_two_agents_of_one_machine_are_one_device_once_a_person_said_so(desk: Desk) -> None:
    def speaks(agent: str, day: int) -> None:
        at = NOON + timedelta(days=day)
        facts = {"host.name": Fact("accueil", FactStatus.OK, "test", at)}
        report = Report(AgentId(agent), "e", day + 1, f"{agent}{day}", at, at, "1", facts)
        desk.store.save_devices(merge(desk.store.devices(), [], [report], lambda *_: Guess()))

    speaks("old", 0)
    speaks("new", 1)
    first, second = sorted(desk.store.devices(), key=lambda one: one.agent_id or "")
    merge_devices(desk, second.id, [first.id])
    speaks("new", 2)
    speaks("old", 1)
    (only,) = desk.store.devices()
    assert (only.id, only.agent_id) == (second.id, "new")


def test_a_device_that_a_person_split_stays_two_and_can_be_undone(desk: Desk) -> None:
    seen(desk, "10.0.0.1", WIRE, "image")
    seen(desk, "10.0.0.2", RADIO, "image", day=1)
    (both,) = desk.store.devices()
    assert set(both.hardware) == {WIRE, RADIO}
    before = split_device(desk, both.id, [f"hw:{RADIO}"])
    for day in (2, 3):
        seen(desk, "10.0.0.3", RADIO, "image", day=day)
        seen(desk, "10.0.0.4", WIRE, "image", day=day)
        assert {one.id: one.hardware for one in desk.store.devices()} == {
            both.id: (WIRE,),
            before.made[0]: (RADIO,),
        }
    undo(desk, before)
    assert desk.store.devices() == (both,)


def test_what_a_person_split_a_person_can_merge_again(desk: Desk) -> None:
    seen(desk, "10.0.0.1", WIRE, "image")
    seen(desk, "10.0.0.2", RADIO, "image", day=1)
    (both,) = desk.store.devices()
    (second,) = split_device(desk, both.id, [f"hw:{RADIO}"]).made
    merge_devices(desk, both.id, [second])
    seen(desk, "10.0.0.3", RADIO, "image", day=2)
    assert [one.id for one in desk.store.devices()] == [both.id]
    assert desk.store.devices()[0].apart == ()


@pytest.mark.parametrize("keys", [[], ["hw:00:00:00:00:00:09"], [f"hw:{WIRE}", "host:fil"]])
def test_a_device_keeps_a_key_and_gives_only_its_own(
    desk: Desk, two: tuple[DeviceId, DeviceId], keys: list[str]
) -> None:
    before = desk.store.devices()
    with pytest.raises(SplitError):
        split_device(desk, two[0], keys)
    assert desk.store.devices() == before


def test_a_device_is_not_merged_with_itself_or_with_one_that_left(
    desk: Desk, two: tuple[DeviceId, DeviceId]
) -> None:
    for others in ([], [two[0]], [DeviceId("left")]):
        with pytest.raises(DeviceGoneError):
            merge_devices(desk, two[0], others)
    assert len(desk.store.devices()) == 2
