# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out of bounds, and stays there."""

from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

import pytest

from veilleuse.catalogue.fingerprints import load_rules
from veilleuse.domain.classify import DoNotTouch
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Evidence
from veilleuse.probes.bounds import Bounds

RULES = load_rules()
AT = datetime(2026, 11, 2, tzinfo=UTC)
HOST, OTHER = IPv4Address("192.168.1.9"), IPv4Address("192.168.1.10")
GE, DELL, RASPBERRY = "44:4b:5d:00:00:01", "00:14:22:00:00:01", "b8:27:eb:00:00:01"


def _device(device_class: DeviceClass, hardware: str, **fields) -> Device:
    return Device(
        id=DeviceId("a"), device_class=device_class, confidence=1.0, reasons=(), first_seen=AT,
        last_seen=AT, addresses=(HOST,), hardware=(hardware,), **fields,
    )  # fmt: skip


def test_an_address_nobody_knows_is_within_bounds() -> None:
    bounds = Bounds(RULES, DoNotTouch())
    assert not bounds.is_out(HOST)
    assert not bounds.learn(HOST, (Evidence("tcp.open", "80"),), DELL)
    assert bounds.hardware(HOST) == {DELL}


@pytest.mark.parametrize(
    ("evidence", "hardware"),
    [
        ((), GE),
        ((Evidence("http.title", "Ascom Unite - Login"),), DELL),
        ((Evidence("mdns.service", "_dicom._tcp"),), None),
    ],
)
def test_a_sign_of_care_puts_an_address_out_for_good(evidence, hardware) -> None:
    bounds = Bounds(RULES, DoNotTouch())
    assert bounds.learn(HOST, evidence, hardware)
    bounds.learn(HOST, (), DELL)
    assert bounds.is_out(HOST)
    assert not bounds.is_out(OTHER)


def test_evidence_adds_up_over_several_sightings() -> None:
    bounds = Bounds(RULES, DoNotTouch())
    assert not bounds.learn(HOST, (), DELL)
    assert bounds.learn(HOST, (Evidence("http.title", "Orthanc Explorer"),))


@pytest.mark.parametrize(
    "known",
    [_device(DeviceClass.MEDICAL, DELL), _device(DeviceClass.WORKSTATION, DELL, never_probe=True)],
)
def test_known_devices_are_out_from_the_first_packet_on_and_wherever_they_move(known) -> None:
    bounds = Bounds(RULES, DoNotTouch(), [known])
    assert bounds.is_out(HOST)
    assert not bounds.is_out(OTHER)
    assert bounds.learn(OTHER, (), DELL)


def test_what_a_person_put_out_of_bounds_is_out() -> None:
    bounds = Bounds(RULES, DoNotTouch((IPv4Network("192.168.1.8/30"),), ("00:14:22",)))
    assert bounds.is_out(HOST)
    assert not bounds.is_out(IPv4Address("192.168.1.20"))
    assert bounds.learn(IPv4Address("192.168.1.20"), (), DELL)


def test_a_person_vouches_for_a_network_card_not_for_an_address() -> None:
    known = _device(DeviceClass.WORKSTATION, RASPBERRY, class_by_hand=True)
    bounds = Bounds(RULES, DoNotTouch(), [known])
    assert not bounds.learn(HOST, (), RASPBERRY)
    assert not bounds.learn(OTHER, (), RASPBERRY)
    assert bounds.learn(IPv4Address("192.168.1.11"), (), "b8:27:eb:00:00:02")
