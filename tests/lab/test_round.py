# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program, started by hand on a LAN of real services."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from home import MODALITY, MYSTERY, OTHERS, PRINTER, SERVER
from lan import Lan

from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.store.database import Store
from veilleuse.store.key import obtain_key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.found import found_in
from veilleuse.tasks.picture import picture
from veilleuse.tasks.tell_origin import tell_origin

pytestmark = pytest.mark.lab

Shown = dict[str, object]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("establishment")


@pytest.fixture(scope="module")
def shown(lan: Lan, data: Path) -> Shown:
    program = [sys.executable, "-m", "veilleuse", "round", "--mode", "gentle", "--json"]
    program += ["--data", str(data), "--pdf", str(data / "bilan.pdf")]
    ran = subprocess.run(
        lan.command("desktop", program),
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )
    assert ran.returncode == 0, ran.stderr
    picture: Shown = json.loads(ran.stdout)
    return picture


def by_address(shown: Shown) -> dict[str, Shown]:
    devices = shown["devices"]
    assert isinstance(devices, list)
    return {address: device for device in devices for address in device["addresses"]}


def test_one_command_finds_every_host_and_examines_this_machine(shown: Shown) -> None:
    found = by_address(shown)
    assert {str(host.address) for host in OTHERS} <= found.keys()
    own = [device for device in found.values() if device["is_desktop"]]
    assert own
    assert all(device["agent_id"] for device in own)


def test_devices_are_named_for_what_they_are(shown: Shown) -> None:
    found = by_address(shown)
    assert found[str(MODALITY.address)]["device_class"] == "imaging"
    assert found[str(PRINTER.address)]["device_class"] == "printer"
    assert found[str(MYSTERY.address)]["device_class"] == "unknown"


def test_there_is_a_score_a_band_a_level_a_coverage_and_three_prescriptions(shown: Shown) -> None:
    assessment = shown["assessment"]
    assert isinstance(assessment, dict)
    exposure = assessment["exposure"]
    assert 0 <= exposure["band"]["best"] <= exposure["estimate"]["score"]
    assert exposure["estimate"]["score"] <= exposure["band"]["worst"] <= 100
    assert exposure["level"]["letter"] in "ABCDE"
    assert 0 < exposure["coverage"]["known"] < exposure["coverage"]["applicable"]
    assert len(assessment["prescriptions"]) >= 3


def test_the_modality_was_sent_at_most_one_empty_datagram(shown: Shown, data: Path) -> None:
    assert shown
    store = Store.open(data, obtain_key(data))
    try:
        last = store.last_round()
        assert last
        journal = store.journal(last.id)
    finally:
        store.close()
    assert last.packets == sum(entry.packets for entry in journal)
    for host in (MODALITY, MYSTERY):
        spent = [entry for entry in journal if entry.target == host.address]
        assert sum(entry.packets for entry in spent) <= 1
        assert {entry.act for entry in spent} <= {"datagram"}
    assert any(entry.target == SERVER.address and entry.act == "connect" for entry in journal)


def test_the_summary_lies_where_it_was_asked_for(shown: Shown, data: Path) -> None:
    assert shown
    assert (data / "bilan.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_the_lan_says_what_was_seen_by_whom_and_when(
    shown: Shown, data: Path, language: str
) -> None:
    assert shown
    said, now = words(language), datetime.now(UTC)
    desk = Desk(data, Store.open(data, obtain_key(data), at=now), Shelf(), lambda: now)
    try:
        known = picture(desk)
    finally:
        desk.close()
    found = found_in(known, known.findings)
    assert found
    for one in found:
        sentence = said(f"reason.{one.finding.reason}", **one.finding.details)
        assert sentence.strip()
        assert "{" not in sentence
        origin = tell_origin(one.seen, said, said.find, lambda day: f"<{day:%Y-%m-%d}>")
        assert origin
        assert all("<20" in line for line in origin)
