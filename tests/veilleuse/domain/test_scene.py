# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.attack import lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.graph import Edge, Layout, Seen
from veilleuse.domain.model import (
    CareFunction,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    Site,
    Zone,
)
from veilleuse.domain.scene import CIRCLES, PORTS, Crossing, scene_of

NOW = datetime(2026, 9, 1, tzinfo=UTC)
SITE = Site("s")
WORKSTATION, SERVER, CAMERA = DeviceClass.WORKSTATION, DeviceClass.SERVER, DeviceClass.CAMERA


def told(value: object, status: FactStatus = FactStatus.OK) -> Fact:
    return Fact(value if status is FactStatus.OK else None, status, "test", NOW)


def device(
    name: str,
    kind: DeviceClass = WORKSTATION,
    address: str = "",
    facts: Mapping[str, Fact] | None = None,
    evidence: tuple[Evidence, ...] = (),
) -> Device:
    return Device(
        DeviceId(name),
        kind,
        1.0,
        (),
        NOW,
        NOW,
        addresses=(ip_address(address),) if address else (),
        evidence=evidence,
        facts=facts or {},
    )


def account(name: str, *, enabled: bool | None = True, kind: str = "user") -> dict[str, object]:
    return {"name": name, "id": "S-1", "enabled": enabled, "kind": kind, "builtin": False}


def circles(domain: Fact | None, accounts: Fact | None) -> tuple[str, ...] | None:
    facts = {"host.domain": domain, "accounts.administrators": accounts}
    known = {name: fact for name, fact in facts.items() if fact is not None}
    return scene_of(SITE, [device("pc", facts=known)]).devices[0].circles


def test_a_machine_is_administered_by_its_domain_and_its_enabled_accounts() -> None:
    rows = [
        account("Tech"),
        account("Invité", enabled=False),
        account("Inconnu", enabled=None),
        account("Admins du domaine", kind="group"),
    ]
    assert circles(told("Tilleuls.example"), told(rows)) == (
        "account:inconnu",
        "account:tech",
        "domain:tilleuls.example",
    )


def test_in_a_workgroup_only_accounts_are_left() -> None:
    assert circles(told(None, FactStatus.ABSENT), told([account("a")])) == ("account:a",)
    absent = FactStatus.NOT_APPLICABLE
    assert circles(told("d"), told(None, absent)) == ("domain:d",)


@pytest.mark.parametrize("status", [FactStatus.DENIED, FactStatus.ERROR, FactStatus.TIMEOUT])
def test_what_could_not_be_read_leaves_everything_open(status: FactStatus) -> None:
    assert circles(told(None, status), told([])) is None
    assert circles(told("d"), told(None, status)) is None
    assert circles(None, told([])) is None
    assert circles(told("d"), None) is None


def test_nobody_asks_a_camera_who_administers_it() -> None:
    facts = {"host.domain": told("d"), "accounts.administrators": told([])}
    assert scene_of(SITE, [device("cam", CAMERA, facts=facts)]).devices[0].circles is None


def test_ports_are_those_that_answered_and_those_open_to_others() -> None:
    listening = [
        {"protocol": "tcp", "address": "0.0.0.0", "port": 445},
        {"protocol": "tcp6", "address": "::", "port": 135},
        {"protocol": "tcp", "address": "127.0.0.1", "port": 9},
        {"protocol": "tcp6", "address": "::1", "port": 10},
        {"protocol": "udp", "address": "0.0.0.0", "port": 53},
    ]
    evidence = (
        Evidence("tcp.open", "22"),
        Evidence("tcp.open", "9" * 5000),
        Evidence("http.title", "80"),
    )
    facts = {"ports.listening": told(listening)}
    found = scene_of(SITE, [device("pc", facts=facts, evidence=evidence)]).devices[0].ports
    assert found == (22, 135, 445)


def neighbours(*addresses: str) -> dict[str, Fact]:
    rows = [{"address": one, "hardware": "", "interface": "eth0"} for one in addresses]
    return {"neighbours": told(rows)}


def test_a_neighbour_table_shows_what_can_be_crossed() -> None:
    seer = device("pc", WORKSTATION, "10.0.0.5", neighbours("10.0.0.6", "10.0.0.9", "10.9.9.9"))
    others = [device("cam", CAMERA, "10.0.0.6"), device("pc2", WORKSTATION, "10.0.0.9")]
    scene = scene_of(SITE, [*others, seer])
    assert scene.crossings == (
        Crossing("10.0.0.5", ("10.0.0.0/24", WORKSTATION), ("10.0.0.0/24", CAMERA)),
    )


def test_zones_and_care_functions_are_those_that_were_declared() -> None:
    care = (CareFunction(CareFunctionId("records"), 0.4, frozenset({DeviceId("srv")})),)
    zone = Zone("soins", "Soins", (ip_network("10.0.0.0/8"),))
    scene = scene_of(
        Site("s", zones=(zone,), care_functions=care), [device("srv", SERVER, "10.0.0.5")]
    )
    assert (scene.devices[0].zone, scene.care) == ("soins", care)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
rows = st.lists(
    st.dictionaries(
        st.sampled_from(["name", "kind", "enabled", "address", "port", "protocol"]), plain
    ),
    max_size=40,
)
hostile = st.dictionaries(
    st.sampled_from(["host.domain", "accounts.administrators", "neighbours", "ports.listening"]),
    st.builds(told, plain | rows, st.sampled_from(FactStatus)),
)


@given(hostile, st.lists(st.text(max_size=8), max_size=4))
def test_whatever_a_report_says_a_scene_comes_of_it(
    facts: dict[str, Fact], opened: list[str]
) -> None:
    evidence = tuple(Evidence("tcp.open", one) for one in opened)
    host = scene_of(SITE, [device("pc", WORKSTATION, "10.0.0.5", facts, evidence)]).devices[0]
    assert len(host.ports) <= PORTS
    assert host.circles is None or len(host.circles) <= CIRCLES


@given(st.integers(0, 10_000))
def test_the_order_of_devices_does_not_show(seed: int) -> None:
    luck = random.Random(seed)
    devices = [
        device(
            f"d{n}", luck.choice(list(DeviceClass)), f"10.0.{n % 2}.{n + 1}", neighbours("10.0.0.1")
        )
        for n in range(6)
    ]
    shuffled = luck.sample(devices, len(devices))
    assert scene_of(SITE, devices) == scene_of(SITE, shuffled)


def edge(layout: Layout, name: str) -> Edge:
    return next(one for one in layout.edges if one.name == name)


def test_a_step_says_whether_it_was_observed_or_only_supposed(model: AttackModel) -> None:
    administered = {
        "host.domain": told("ehpad.example"),
        "accounts.administrators": told([account("Tech")]),
    }
    pc = device("pc", WORKSTATION, "10.0.0.5", {**administered, **neighbours("10.0.0.7")})
    server = device("srv", SERVER, "10.0.0.6", administered, (Evidence("tcp.open", "445"),))
    call = device("call", DeviceClass.NURSE_CALL, "10.0.0.7")
    named = CareFunction(CareFunctionId("records"), 0.4, frozenset({DeviceId("srv")}))
    layout = lay_out(Site("s", care_functions=(named,)), [pc, server, call], model)
    segment = "segment office in 10.0.0.0/24"
    assert edge(layout, f"move: {segment} > foothold srv").seen == (Seen("listening", "445"),)
    assert edge(layout, f"move: {segment} > foothold pc").seen == ()
    assert edge(layout, "reuse: control srv").seen == (
        Seen("account", "tech"),
        Seen("domain", "ehpad.example"),
    )
    assert edge(layout, "stop: control srv > care records").seen == (Seen("named"),)
    crossed = edge(layout, "cross: core > segment care in 10.0.0.0/24")
    assert crossed.seen == (Seen("neighbours", "10.0.0.5"),)
    assert edge(layout, f"cross: core > {segment}").seen == ()
    assert edge(layout, "control: foothold pc > control pc").seen == ()
