# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real services examined without nmap, and real announcements overheard."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from home import NAS, OFFICE, SERVER, SWITCH, TELEVISION
from lan import Host, Lan
from told import Told, look

pytestmark = pytest.mark.lab


def _evidence(told: Told, host: Host, probe: str) -> set[tuple[str, str]]:
    return {
        (item["kind"], item["value"])
        for line in told.of("sighting")
        if line["probe"] == probe and line["address"] == str(host.address)
        for item in line["evidence"]  # type: ignore[attr-defined]
    }


def test_samba_tells_its_dialect_and_signing(examined: Told) -> None:
    found = _evidence(examined, NAS, "examine")
    assert {("smb.dialect", "311"), ("smb.signing", "enabled but not required")} <= found
    assert ("name.netbios", "STOCKAGE") in found


def test_remote_desktop_without_a_login_first_is_said(examined: Told) -> None:
    assert ("rdp.security", "tls") in _evidence(examined, OFFICE, "examine")


def test_a_switch_that_answers_to_public_is_evidence(examined: Told) -> None:
    found = _evidence(examined, SWITCH, "snmp")
    assert ("snmp.community", "public") in found
    assert {kind for kind, _ in found} >= {"snmp.description", "snmp.object"}
    assert _evidence(examined, SERVER, "snmp") == set()


def test_ssh_is_read_as_nmap_would(examined: Told) -> None:
    assert any(kind == "banner.ssh" for kind, _ in _evidence(examined, SERVER, "examine"))


def test_a_television_is_described_by_its_own_page(gentle: Told) -> None:
    found = _evidence(gentle, TELEVISION, "upnp")
    assert ("ssdp.type", "urn:schemas-upnp-org:device:MediaServer:1") in found
    assert {kind for kind, _ in found} >= {"upnp.vendor", "upnp.model"}


def test_a_computer_that_says_hello_is_heard(lan: Lan, tmp_path: Path) -> None:
    # wsdd says Hello when it starts, and answers to nobody who asks for computers alone.
    again = "while true; do timeout 1 wsdd -4 -i eth0 -n STOCKAGE -w MAISON; done"
    with subprocess.Popen(
        lan.command(NAS.name, ["sh", "-c", again]),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as wsdd:  # fmt: skip
        try:
            told = look(lan, tmp_path / "quiet.pcap", ["--quiet-seconds", "6", "--only-listen"])
        finally:
            os.killpg(wsdd.pid, signal.SIGKILL)
    seen = [line for line in told.of("sighting") if line["probe"] == "wsd"]
    assert [line["address"] for line in seen] == [str(NAS.address)]
    assert not told.connects


def test_a_fast_round_slows_down_for_care_and_is_refused_the_next_time(
    lan: Lan, tmp_path: Path
) -> None:
    program = [sys.executable, "-m", "veilleuse", "round", "--mode", "gentle", "--fast", "--json"]
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    first, second = (
        subprocess.run(
            lan.command("desktop", [*program, "--data", str(tmp_path / "data"), "--lang", "en"]),
            capture_output=True, text=True, timeout=110, check=False, env=environment,
        )
        for _ in range(2)
    )  # fmt: skip
    assert first.returncode == 0, first.stderr
    notices = json.loads(first.stdout)["last_round"]["notices"]
    assert [each["code"] for each in notices].count("fast_ended") == 1
    assert second.returncode == 4
    assert "fast profile" in second.stderr
