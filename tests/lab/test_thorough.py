# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""nmap on one chosen server."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from capture import frames
from home import DESKTOP, SERVER
from lan import Lan
from told import HERE

from veilleuse.catalogue.network import load_limits

pytestmark = pytest.mark.lab


def test_nmap_names_the_service_of_one_server_within_the_rate(lan: Lan, tmp_path: Path) -> None:
    file = tmp_path / "thorough.pcap"
    command = [
        sys.executable, str(HERE / "gentle.py"),
        "--quiet-seconds", "0.5", "--thorough", str(SERVER.address),
    ]  # fmt: skip
    with lan.capture("desktop", file):
        ran = subprocess.run(
            lan.command("desktop", command),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    seen = [line for line in lines if line["what"] == "sighting" and line["probe"] == "nmap"]
    assert [line["address"] for line in seen] == [str(SERVER.address)]
    services = [item["value"] for item in seen[0]["evidence"] if item["kind"] == "nmap.service"]
    assert len(services) == 1
    assert services[0].startswith("22 ssh OpenSSH")
    scans = [line for line in lines if line["what"] == "journal" and line["act"] == "scan"]
    limits = load_limits()
    opened = [f for f in frames(file, DESKTOP.hardware) if f.is_syn and f.target == SERVER.address]
    gentle = len(limits.connect_ports)
    assert len(opened) - gentle <= sum(line["packets"] for line in scans)
    assert {f.port for f in opened} <= {*limits.connect_ports, *limits.nmap_ports}
