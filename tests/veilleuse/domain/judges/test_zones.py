# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from ipaddress import ip_address, ip_network

import pytest

from veilleuse.domain.model import DeviceClass, DeviceId, Evidence, Site, Zone

CARD = [{"name": "eth0", "hardware": "", "address": "192.168.1.10", "prefix": 24}]


def machine(bench, identifier, device_class, address, card=None):
    facts = bench.facts({"host.interfaces": card}) if card else {}
    return bench.device(
        device_class,
        id=DeviceId(identifier),
        addresses=(ip_address(address),) if address else (),
        facts=facts,
    )


def judged(bench, others, card=CARD, zones=()):
    pc = machine(bench, "pc", DeviceClass.WORKSTATION, "192.168.1.10", card)
    rest = tuple(
        machine(bench, f"x{n}", DeviceClass(kind), address)
        for n, (kind, address) in enumerate(others)
    )
    (found,) = bench.all("NET-01", (pc, *rest), Site("S", zones=zones))
    return found.verdict, found.reason


@pytest.mark.parametrize(
    ("others", "verdict", "reason"),
    [
        ([("medical", "192.168.1.40")], "finding", "network_flat"),
        ([("camera", "192.168.1.40"), ("camera", "192.168.2.40")], "finding", "network_flat"),
        ([("camera", "192.168.2.40")], "unknown", "networks_unread"),
        ([("printer", "192.168.1.40")], "not_applicable", "nothing_to_separate"),
        ([("mobile", "192.168.1.40")], "not_applicable", "nothing_to_separate"),
        ([("unknown", "192.168.1.40")], "unknown", "network_with_unknowns"),
        ([("camera", "")], "unknown", "networks_unread"),
    ],
)
def test_care_and_cameras_do_not_share_the_network_of_the_computers(bench, others, verdict, reason):
    assert judged(bench, others) == (verdict, reason)


def test_drawn_zones_speak_before_subnets(bench):
    zones = (
        Zone("a", "Postes", (ip_network("192.168.1.0/25"),)),
        Zone("b", "Soins", (ip_network("192.168.1.128/25"),)),
    )

    assert judged(bench, [("medical", "192.168.1.200")], zones=zones) == ("ok", "networks_separate")
    assert judged(bench, [("medical", "192.168.1.20")], zones=zones) == ("finding", "network_flat")
    assert judged(bench, [("medical", "10.0.0.4")], zones=zones) == ("unknown", "networks_unread")


def test_a_second_agent_describes_the_other_subnet(bench):
    pc = machine(bench, "pc", DeviceClass.WORKSTATION, "192.168.1.10", CARD)
    card = [{"name": "eth0", "hardware": "", "address": "192.168.2.10", "prefix": 24}]
    server = machine(bench, "srv", DeviceClass.SERVER, "192.168.2.10", card)
    camera = machine(bench, "cam", DeviceClass.CAMERA, "192.168.2.40")

    (found,) = bench.all("NET-01", (pc, server, camera))

    assert (found.verdict, found.reason) == ("ok", "networks_separate")


@pytest.mark.parametrize(
    "card",
    [
        None,
        [{"address": "not an address", "prefix": 24}],
        [{"address": "192.168.1.10", "prefix": 99}],
        [{"address": "192.168.1.10", "prefix": "24"}],
        [{"address": "192.168.1.10", "prefix": 32}],
        [{"address": "169.254.3.4", "prefix": 16}],
        [{"address": "127.0.0.1", "prefix": 8}],
    ],
)
def test_without_a_network_that_holds_devices_nothing_is_concluded(bench, card):
    assert judged(bench, [("medical", "192.168.1.40")], card) == ("unknown", "networks_unread")


def test_without_a_computer_there_is_nothing_to_compare(bench):
    camera = machine(bench, "cam", DeviceClass.CAMERA, "192.168.2.40")

    (found,) = bench.all("NET-01", (camera,))

    assert (found.verdict, found.reason) == ("unknown", "no_computer")


def test_a_device_that_was_moved_is_judged_where_it_is_now(bench):
    pc = machine(bench, "pc", DeviceClass.WORKSTATION, "192.168.1.10", CARD)
    other = [{"name": "eth0", "hardware": "", "address": "192.168.2.10", "prefix": 24}]
    kiosk = machine(bench, "kiosk", DeviceClass.SERVER, "192.168.2.10", other)
    moved = bench.device(
        DeviceClass.CAMERA,
        id=DeviceId("camera"),
        addresses=(ip_address("192.168.2.40"), ip_address("192.168.1.40")),
    )
    (found,) = bench.all("NET-01", (pc, kiosk, moved), Site("S"))
    assert found.reason == "networks_separate"


CARE, GUESTS = (
    Zone("soins", "Soins", (ip_network("192.168.2.0/24"),)),
    Zone("visiteurs", "Visiteurs", (ip_network("192.168.3.0/24"),)),
)


@pytest.mark.parametrize(
    ("others", "verdict", "reason"),
    [
        ([("nurse_call", "192.168.2.5"), ("media", "192.168.3.9")], "ok", "care_apart"),
        ([("nurse_call", "192.168.2.5"), ("media", "192.168.2.9")], "finding", "care_with_guests"),
        # A phone may be a carer's own tool; an unknown device may be anything.
        ([("medical", "192.168.2.5"), ("mobile", "192.168.2.9")], "unknown", "care_with_unknowns"),
        ([("medical", "192.168.2.5"), ("unknown", "192.168.2.9")], "unknown", "care_with_unknowns"),
        ([("medical", "192.168.2.5"), ("camera", "192.168.2.9")], "ok", "care_apart"),
        ([("medical", "192.168.9.5"), ("media", "192.168.3.9")], "unknown", "networks_unread"),
        ([("media", "192.168.2.9")], "not_applicable", "no_untouchable_device"),
    ],
)
def test_no_guest_stands_beside_care_equipment(bench, others, verdict, reason):
    devices = tuple(
        machine(bench, f"x{n}", DeviceClass(kind), address)
        for n, (kind, address) in enumerate(others)
    )
    (found,) = bench.all("NET-06", devices, Site("S", zones=(CARE, GUESTS)))

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(("port", "reason"), [("445", "care_within_reach"), ("104", "care_apart")])
def test_care_equipment_offers_no_page_and_no_share(bench, port, reason):
    device = machine(bench, "x", DeviceClass.MEDICAL, "192.168.2.5")
    seen = replace(device, evidence=(Evidence("tcp.open", port),))

    assert bench.all("NET-06", (seen,), Site("S", zones=(CARE,)))[0].reason == reason
