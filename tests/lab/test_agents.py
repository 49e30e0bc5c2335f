# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thirteen machines with the real agent, a desktop with the real inbox, and a far subnet."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from house import AGENT, DESKTOP, PORT, House, listening, wait_for
from lan import Host, Lan, missing

HERE = Path(__file__).parent
REFUSED = 12
HTTP = tuple(Host(f"poste{n:02}", 3 + n, f"b8:ca:3a:00:10:{3 + n:02x}") for n in range(10))
FOLDER = tuple(Host(f"vlan{n}", 14 + n, f"b8:ca:3a:00:10:{14 + n:02x}") for n in range(2))
FILE = Host("labo", 17, "b8:ca:3a:00:10:11")
FAR = IPv4Network("10.78.0.0/28")
FAR_HOSTS = (
    Host("pompe", 3, "b8:ca:3a:00:20:03"),
    Host("imprimante", 4, "b8:ca:3a:00:20:04"),
)
KNOCK = """
import socket, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sent:
    sent.sendto(b"", (sys.argv[1], 9))
"""
"""Makes the system resolve an address; fails where there is no way to it."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    lacking = [name for name in missing(HERE / "packages.txt") if name in {"root", "iproute2"}]
    if lacking:
        pytest.skip(f"the LAN of network namespaces needs {', '.join(lacking)}")
    folder = tmp_path_factory.mktemp("house")
    with Lan((DESKTOP, *HTTP, *FOLDER, FILE), folder) as lan:
        data = tmp_path_factory.mktemp("data")
        (data / "drop").mkdir()
        yield House(lan, data)


@pytest.fixture(scope="module")
def inbox(house: House) -> Iterator[None]:
    with listening(house):
        yield


@pytest.fixture(scope="module")
def reported(house: House, inbox: None) -> House:
    """All thirteen have spoken once."""
    over_http = house.kit("kit-http", "--address", f"{DESKTOP.address}:{PORT}", "--uses", 10)
    apart = house.kit("kit-apart", "--folder", house.folder / "drop", "--uses", 3)
    house.all(HTTP, "enrol", "--kit", over_http)
    house.all((*FOLDER, FILE), "enrol", "--kit", apart)
    for host in (*FOLDER, FILE):  # no way to the desktop but what is carried there
        house.on(host.name, "ip", "link", "set", "eth0", "down")
    house.all(HTTP, "run")
    house.all(FOLDER, "run", "--folder", house.folder / "drop")
    by_hand = house.folder / "by-hand.vlse"
    house.agent(FILE.name, "run", "--out", by_hand)
    house.desktop("import", by_hand)
    wait_for(lambda: len(house.agents()) == 13)
    return house


def test_thirteen_machines_report_over_three_roads_and_are_approved_by_token(
    reported: House,
) -> None:
    agents = reported.agents()
    assert set(agents) == {host.name for host in (*HTTP, *FOLDER, FILE)}
    assert {one["standing"] for one in agents.values()} == {"approved"}
    roads = {name: one["road"] for name, one in agents.items()}
    assert [roads[host.name] for host in HTTP] == ["http"] * 10
    assert [roads[host.name] for host in FOLDER] == ["folder"] * 2
    assert roads[FILE.name] == "file"


def test_an_acknowledged_report_waits_no_more(reported: House) -> None:
    for host in (*HTTP, *FOLDER):
        spool = reported.folder / host.name / "spool"
        assert list(spool.glob("*.vlse")) == [], host.name


def test_each_machine_is_a_device_of_its_own(reported: House) -> None:
    wait_for(lambda: len(_devices(reported)) >= 13, seconds=60)
    devices = _devices(reported)
    assert {host.name for host in (*HTTP, *FOLDER, FILE)} <= {one["name"] for one in devices}


def test_a_revoked_machine_is_refused_afterwards(reported: House) -> None:
    name = HTTP[0].name
    agent = reported.agents()[name]["id"]
    reported.desktop("agents", "revoke", agent, "--by", "A. Martin")
    reported.agent(name, "run", code=REFUSED)
    assert reported.agents()[name]["standing"] == "revoked"
    assert name not in {one["name"] for one in _devices(reported) if one["agent_id"]}
    # The other tests of this house may come after, in any order.
    reported.desktop("agents", "approve", agent, "--by", "A. Martin")
    reported.agent(name, "run")
    assert reported.agents()[name]["standing"] == "approved"


def test_a_fourteenth_machine_with_a_used_up_kit_waits_for_a_person(reported: House) -> None:
    folder = reported.folder / "intruder"
    kit = reported.folder / "kit-http"
    on = HTTP[1].name
    reported.on(on, *AGENT, "enrol", "--kit", kit, "--data", folder)
    said = reported.on(on, *AGENT, "run", "--data", folder)
    assert said.strip()
    waiting = [one for one in reported.listed() if one["standing"] == "waiting"]
    assert [one["reason"] for one in waiting] == ["token_exhausted"]


def test_two_hosts_on_a_subnet_out_of_reach_are_seen_through_a_third(reported: House) -> None:
    through = HTTP[2].name
    near = reported.lan.command(through, [])[3]
    with far_subnet(near):
        for host in FAR_HOSTS:
            reported.on(through, sys.executable, "-c", KNOCK, FAR[host.last])
            reported.on("desk", sys.executable, "-c", KNOCK, FAR[host.last], code=1)
        reported.agent(through, "run")
    wanted = {str(FAR[host.last]) for host in FAR_HOSTS}
    wait_for(lambda: wanted <= _addresses(_devices(reported)), seconds=60)
    seen = {tuple(one["hardware"]): one for one in _devices(reported)}
    for host in FAR_HOSTS:
        assert (host.hardware,) in seen


@contextmanager
def far_subnet(near: str) -> Iterator[None]:
    """A second network that only one machine of the first has a card on, by its namespace."""
    spaces = [f"{near}-far", *(f"{near}-{host.name}" for host in FAR_HOSTS)]
    bridge = spaces[0]
    try:
        for space in spaces:
            ip("netns", "add", space)
        ip("-n", bridge, "link", "add", "br0", "type", "bridge", "forward_delay", "0")
        ip("-n", bridge, "link", "set", "br0", "up")
        plug(near, "eth1", "b8:ca:3a:00:20:02", FAR[2], bridge)
        for space, host in zip(spaces[1:], FAR_HOSTS, strict=True):
            plug(space, "eth0", host.hardware, FAR[host.last], bridge)
        yield
    finally:
        for space in spaces:
            subprocess.run(["ip", "netns", "del", space], capture_output=True, check=False)


def plug(space: str, card: str, hardware: str, address: IPv4Address, bridge: str) -> None:
    port = f"p{hardware[-2:]}"
    ip("-n", space, "link", "add", card, "address", hardware, "type", "veth",
       "peer", "name", port, "netns", bridge)  # fmt: skip
    ip("-n", bridge, "link", "set", port, "master", "br0", "up")
    ip("-n", space, "address", "add", f"{address}/{FAR.prefixlen}", "dev", card)
    ip("-n", space, "link", "set", card, "up")


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], capture_output=True, check=True)


def _devices(house: House) -> list[dict[str, object]]:
    shown = json.loads(house.desktop("status", "--json"))
    devices: list[dict[str, object]] = shown["devices"]
    return devices


def _addresses(devices: list[dict[str, object]]) -> set[str]:
    return {str(address) for one in devices for address in one["addresses"]}  # type: ignore[attr-defined]
