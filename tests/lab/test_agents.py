# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Thirteen machines with the real agent, a desktop with the real inbox, and a far subnet."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest
from lan import Host, Lan, missing

HERE = Path(__file__).parent
PORT = 8750
REFUSED = 12
DESKTOP = Host("desk", 2, "b8:ca:3a:00:10:02")
HTTP = tuple(Host(f"poste{n:02}", 3 + n, f"b8:ca:3a:00:10:{3 + n:02x}") for n in range(10))
FOLDER = tuple(Host(f"vlan{n}", 14 + n, f"b8:ca:3a:00:10:{14 + n:02x}") for n in range(2))
FILE = Host("labo", 17, "b8:ca:3a:00:10:11")
FAR = IPv4Network("10.78.0.0/28")
FAR_HOSTS = (
    Host("pompe", 3, "b8:ca:3a:00:20:03"),
    Host("imprimante", 4, "b8:ca:3a:00:20:04"),
)
AGENT = (sys.executable, "-m", "veilleuse_agent")
KNOCK = """
import socket, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sent:
    sent.sendto(b"", (sys.argv[1], 9))
"""
"""Makes the system resolve an address; fails where there is no way to it."""
VEILLEUSE = (sys.executable, "-m", "veilleuse")


@dataclass(frozen=True)
class House:
    """What the tests do there."""

    lan: Lan
    folder: Path

    def on(self, host: str, *command: object, code: int = 0) -> str:
        """What a command prints on a machine whose name is its own; it must end with `code`."""
        inside = ["unshare", "-u", "sh", "-c", 'hostname "$0"; exec "$@"', host]
        ran = subprocess.run(
            self.lan.command(host, [*inside, *map(str, command)]),
            env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", "HOME": str(self.folder)},
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        assert ran.returncode == code, f"{ran.returncode}: {ran.stdout}{ran.stderr}"
        return ran.stdout

    def agent(self, host: str, command: str, *rest: object, code: int = 0) -> str:
        return self.on(host, *AGENT, command, *rest, "--data", self.folder / host, code=code)

    def desktop(self, command: str, *rest: object, code: int = 0) -> str:
        data = ("--data", self.folder / "desktop", "--lang", "en")
        return self.on("desk", *VEILLEUSE, command, *rest, *data, code=code)

    def agents(self) -> dict[str, dict[str, str]]:
        return {one["name"]: one for one in self.listed()}

    def listed(self) -> list[dict[str, str]]:
        listed: list[dict[str, str]] = json.loads(self.desktop("agents", "list", "--json"))[
            "agents"
        ]
        return listed

    def kit(self, name: str, *options: object) -> Path:
        self.desktop("kit", "--out", self.folder / name, "--system", "linux", *options)
        return self.folder / name

    def all(self, hosts: Sequence[Host], *command: object) -> None:
        """The same on several machines, a few at once."""
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda host: self.agent(host.name, *map(str, command)), hosts))


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
    """The inbox, alone, from the command line."""
    house.desktop("agents")  # makes the database before two programs open it at once
    command = [
        *VEILLEUSE, "inbox", "--listen", f"{DESKTOP.address}:{PORT}",
        "--folder", house.folder / "drop", "--data", house.folder / "desktop",
    ]  # fmt: skip
    with subprocess.Popen(
        house.lan.command("desk", [*map(str, command)]),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            wait_for(lambda: _listens(house))
            yield
        finally:
            process.terminate()
            process.wait(30)


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
    reported.desktop("agents", "revoke", reported.agents()[name]["id"], "--by", "A. Martin")
    reported.agent(name, "run", code=REFUSED)
    assert reported.agents()[name]["standing"] == "revoked"
    assert name not in {one["name"] for one in _devices(reported) if one["agent_id"]}


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


def _listens(house: House) -> bool:
    shown = subprocess.run(
        house.lan.command("desk", ["ss", "-Hltn"]), capture_output=True, text=True, check=True
    )
    return f":{PORT} " in shown.stdout


def _devices(house: House) -> list[dict[str, object]]:
    shown = json.loads(house.desktop("status", "--json"))
    devices: list[dict[str, object]] = shown["devices"]
    return devices


def _addresses(devices: list[dict[str, object]]) -> set[str]:
    return {str(address) for one in devices for address in one["addresses"]}  # type: ignore[attr-defined]


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.3)
