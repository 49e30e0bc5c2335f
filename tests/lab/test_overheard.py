# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent hears what the hosts of its subnet announce, and adds nothing to it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from capture import ARP, IGMP, frames
from lan import NETWORK, Host, Lan, missing
from services import AVAHI, AVAHI_DAEMON, SAMBA, SAMBA_RUNS

from veilleuse_agent.protocol import decode

pytestmark = pytest.mark.lab

HERE = Path(__file__).parent
AGENT = Host("agent", 2, "02:00:00:00:00:02")
PRINTER = Host(
    "printer", 11, "00:80:77:00:00:11",
    programs=(
        f"exec {sys.executable} {HERE / 'announcer.py'} {NETWORK[11]} {NETWORK.broadcast_address}",
    ),
)  # fmt: skip
BUSY = Host(
    "busy", 12, "02:00:00:00:00:12",
    programs=(AVAHI_DAEMON, SAMBA_RUNS % "nmbd"),
    udp=(137, 138, 5353), files=(("avahi.conf", AVAHI % "poste-3"), ("smb.conf", SAMBA)),
)  # fmt: skip
SAID = {
    "mdns": {"name.mdns": "accueil", "mdns.service": "_ipp._tcp", "mdns.txt.ty": "Brother HL-L23"},
    "ssdp": {
        "ssdp.server": "Linux UPnP/1.0 Brother/1.0",
        "ssdp.type": "urn:schemas-upnp-org:device:Printer:1",
    },
    "wsd": {"wsd.types": "Device PrintDeviceType"},
    "llmnr": {"llmnr.role": "asks"},
    "netbios": {"name.netbios": "BRN30055C", "netbios.workgroup": "MAISON"},
}


@pytest.fixture(scope="module")
def subnet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lan]:
    lacking = missing(HERE / "packages.txt")
    if lacking:
        pytest.skip(f"needs {', '.join(lacking)}")
    folder = tmp_path_factory.mktemp("subnet")
    for each in (folder, *folder.parents[:2]):
        each.chmod(0o755)
    with Lan((AGENT, PRINTER, BUSY), folder) as built:
        yield built


def overheard(lan: Lan, host: Host, folder: Path) -> tuple[dict[str, dict[str, object]], str]:
    """By protocol what the printer said, and how the fact was come by."""
    command = [sys.executable, "-m", "veilleuse_agent", "collect", "--data", str(folder)]
    ran = subprocess.run(
        lan.command(host.name, command), capture_output=True, timeout=100, check=True
    )
    fact = decode(ran.stdout).facts["overheard"]
    assert fact.status == "ok", fact.source
    rows = json.loads(json.dumps(fact.value))
    told = {
        row["protocol"]: {said["kind"]: said["value"] for said in row["said"]}
        for row in rows
        if row["address"] == str(PRINTER.address)
    }
    own = [row for row in rows if row["address"] == str(host.address)]
    assert own == []
    return told, fact.source


def test_the_agent_hears_every_protocol_and_sends_nothing(subnet: Lan, tmp_path: Path) -> None:
    file = tmp_path / "agent.pcap"
    with subnet.capture("agent", file):
        told, source = overheard(subnet, AGENT, tmp_path / "data")
    assert told == SAID
    assert "not " not in source
    sent = [frame for frame in frames(file, AGENT.hardware) if frame.kind != ARP]
    assert {frame.protocol for frame in sent} == {IGMP}
    heard = {frame.port for frame in frames(file, PRINTER.hardware)}
    assert heard >= {137, 138, 1900, 3702, 5353, 5355}


def test_it_hears_as_much_where_the_systems_own_programs_hold_the_ports(
    subnet: Lan, tmp_path: Path
) -> None:
    told, source = overheard(subnet, BUSY, tmp_path / "data")
    assert told == SAID
    assert "not " not in source
