# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stages of a look, on loopback."""

import socket
import time
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

import pytest

from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.catalogue.network import load_limits
from veilleuse.domain.classify import DoNotTouch
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Evidence, Sighting
from veilleuse.probes import nmap
from veilleuse.probes.look import Look
from veilleuse.probes.scope import Connection

RULES, POLICY = load_rules(), load_policy()
NETWORK = IPv4Network("127.0.0.0/8")
OWN = Connection("lo", IPv4Address("127.0.0.1"), IPv4Network("127.0.0.0/29"))
PEER = IPv4Address("127.0.0.3")
DELL = "00:14:22:00:00:03"


class Told:
    """Everything that a look says."""

    def __init__(self) -> None:
        self.sightings, self.notices, self.steps, self.journal = [], [], [], []

    def codes(self) -> list[str]:
        return [notice.code for notice in self.notices]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def make_look(limits, told):
    def make(networks=(NETWORK,), own=(OWN,), stop=lambda: False, known=(), bars=None, **changed):
        quick = {
            "packets_per_second": 1e5, "packets_per_second_per_device": 1e5,
            "quiet_seconds": 0.3, "quiet_seconds_gentle": 0.3, "sweep_settle_seconds": 0.0,
        }  # fmt: skip
        return Look(
            networks, limits=replace(limits, **(quick | changed)), rules=RULES, policy=POLICY,
            emit=told.sightings.append, notice=told.notices.append, tell=told.steps.append,
            journal=told.journal.append, stop=stop, own=own, known=known, do_not_touch=bars,
        )  # fmt: skip

    return make


def _device(address: IPv4Address, **fields) -> Device:
    now = datetime.now(UTC)
    given = {
        "id": DeviceId("a"), "device_class": DeviceClass.WORKSTATION, "confidence": 0.9,
        "reasons": (), "first_seen": now, "last_seen": now, "addresses": (address,),
        "hardware": (DELL,),
    }  # fmt: skip
    return Device(**(given | fields))


def _seen(look: Look, address: IPv4Address = PEER, hardware: str | None = DELL) -> None:
    look._deliver(Sighting("neighbours", datetime.now(UTC), address, hardware))


def test_a_quiet_stage_tells_this_machine_and_only_asks_groups(make_look, told) -> None:
    make_look().quiet()
    assert told.sightings[0].probe == "self"
    assert {step.step for step in told.steps} == {"listen"}
    assert told.journal
    assert {entry.act for entry in told.journal} == {"multicast"}


def test_no_network_is_a_notice(make_look, told) -> None:
    look = make_look(own=())
    look.quiet()
    look.sweep()
    assert told.codes() == ["network_not_local", "no_network"]
    assert told.journal == []


def test_a_network_behind_a_router_is_said(make_look, told) -> None:
    make_look(networks=(NETWORK, IPv4Network("10.9.0.0/24"))).quiet()
    behind = [one.detail for one in told.notices if one.code == "network_not_local"]
    assert behind == ["10.9.0.0/24"]


def test_a_sweep_asks_each_address_of_the_link_once(make_look, told) -> None:
    make_look().sweep()
    assert [str(entry.target) for entry in told.journal] == [f"127.0.0.{n}" for n in range(2, 7)]
    assert (told.steps[-1].done, told.steps[-1].total) == (5, 5)


def test_known_medical_devices_get_nothing_at_all(make_look, told) -> None:
    pump = _device(PEER, device_class=DeviceClass.MEDICAL)
    look = make_look(known=[pump])
    look.sweep()
    _seen(look, hardware=None)
    look.connects([_device(PEER)])
    assert PEER not in {entry.target for entry in told.journal}


def test_a_device_seen_now_is_connected_to(make_look, told) -> None:
    with socket.create_server((str(PEER), 0)) as server:
        port = server.getsockname()[1]
        look = make_look(connect_ports=(port,))
        _seen(look)
        look.connects([_device(PEER)])
    assert [(entry.target, entry.port) for entry in told.journal] == [(PEER, port)]
    assert told.sightings[-1].evidence[0].value == str(port)
    assert told.steps[-1].step == "connect"


def test_a_description_is_fetched_from_where_the_device_itself_said(make_look, told) -> None:
    with socket.create_server((str(PEER), 0)) as server:
        port = server.getsockname()[1]
        look = make_look(connect_ports=(), description_seconds=0.1, banner_seconds=0.1)
        _seen(look)
        page = Evidence("ssdp.location", f"http://{PEER}:{port}/x")
        other = Evidence("ssdp.location", f"http://{OWN.address}:{port}/x")
        now = datetime.now(UTC)
        look._deliver(Sighting("file.capture", now, PEER, evidence=(page,)))
        look._deliver(Sighting("ssdp", now, PEER, evidence=(other,)))
        look.connects([_device(PEER)])
        assert told.journal == []
        look._deliver(Sighting("ssdp", now, PEER, evidence=(page,)))
        look.connects([_device(PEER)])
    assert [(each.probe, each.target, each.port) for each in told.journal] == [("upnp", PEER, port)]


@pytest.mark.parametrize(
    "device",
    [
        _device(PEER, device_class=DeviceClass.NURSE_CALL),
        _device(PEER, never_probe=True),
        _device(PEER, is_desktop=True),
        _device(PEER, hardware=("00:14:22:99:99:99",)),
        _device(PEER, device_class=DeviceClass.UNKNOWN, hardware=("00:00:5e:00:00:03",)),
        _device(IPv4Address("127.0.0.4")),
        _device(OWN.address),
    ],
    ids=["nurse call", "by hand", "itself", "moved", "unknown", "not seen", "own address"],
)
def test_other_devices_are_not_connected_to(make_look, told, device) -> None:
    look = make_look()
    _seen(look, hardware=None if device.hardware[0].startswith("00:00:5e") else DELL)
    look.connects([device])
    look.thorough([device])
    assert told.journal == []


def test_an_old_sighting_is_not_a_reason_to_connect(make_look, told) -> None:
    look = make_look()
    look._deliver(Sighting("neighbours", datetime(2026, 1, 1, tzinfo=UTC), PEER, DELL))
    look.connects([_device(PEER)])
    assert told.journal == []


def test_what_a_person_put_out_of_bounds_gets_nothing(make_look, told) -> None:
    look = make_look(bars=DoNotTouch((IPv4Network("127.0.0.0/30"),)))
    _seen(look)
    look.sweep()
    look.connects([_device(PEER)])
    assert {str(entry.target) for entry in told.journal} == {f"127.0.0.{n}" for n in (4, 5, 6)}


def test_without_nmap_the_examination_is_our_own_and_said_so(make_look, told, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert nmap.find_nmap() is None
    look = make_look()
    _seen(look)
    look.thorough([_device(PEER)])
    assert told.codes() == ["nmap_missing"]
    assert {entry.probe for entry in told.journal} == {"examine", "snmp"}
    assert len(told.journal) == len(load_limits().thorough_ports) + 2


def test_every_stage_ends_soon_after_a_stop(make_look, told) -> None:
    began = time.monotonic()
    look = make_look(stop=lambda: True, quiet_seconds=30.0)
    look.quiet()
    look.sweep()
    _seen(look)
    look.connects([_device(PEER)])
    assert time.monotonic() - began < 1.5
    assert told.journal == []
    assert told.sightings[0].probe == "self"


def test_a_stop_hangs_up_on_a_silent_service(make_look, told) -> None:
    with socket.create_server((str(PEER), 0)) as server:
        began = time.monotonic()
        look = make_look(
            connect_ports=(server.getsockname()[1],), banner_seconds=30.0,
            stop=lambda: time.monotonic() - began > 0.1,
        )  # fmt: skip
        _seen(look)
        look.connects([_device(PEER)])
    assert time.monotonic() - began < 1
