# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices corrected, merged and split from a terminal, on the demonstration site."""

import json
from pathlib import Path

import pytest

from veilleuse.__main__ import main

REFUSED = 4


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("devices")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        assert main(["--data", str(folder), "--lang", "fr", "demo", "--json"]) == 0
    return folder / "demo"


@pytest.fixture
def run(data, monkeypatch, capsys):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    capsys.readouterr()

    def veilleuse(*typed: str, code: int = 0) -> tuple[str, str]:
        assert main(["--data", str(data), "--lang", "fr", *typed]) == code
        said = capsys.readouterr()
        return said.out, said.err

    return veilleuse


def test_a_device_is_named_and_put_out_of_bounds(run) -> None:
    run("device", "wifi-rdc", "--name", "Borne du hall", "--never-probe", "yes")
    devices = json.loads(run("devices", "--json")[0])
    (named,) = [one for one in devices if one["label"] == "Borne du hall"]
    assert named["never_probe"]


def test_two_devices_become_one_and_two_again(run) -> None:
    before = json.loads(run("devices", "--json")[0])
    out, _ = run("device", "camera-jardin", "--merge", "telephone-accueil", "--json")
    merged = json.loads(out)
    assert len(json.loads(run("devices", "--json")[0])) == len(before) - 1
    card = merged["hardware"][-1]
    run("device", merged["id"], "--split", f"hw:{card}")
    after = json.loads(run("devices", "--json")[0])
    assert {card for one in after for card in one["hardware"]} == {
        card for one in before for card in one["hardware"]
    }
    assert len(after) == len(before)


def test_what_is_proposed_can_be_accepted_by_name(run) -> None:
    out, _ = run("propose", "--json")
    assert "phone" in {one["care"] for one in json.loads(out)["care"]}
    out, err = run("propose", "--care", "phone", "--json")
    assert "phone" not in {one["care"] for one in json.loads(out)["care"]}
    assert "Téléphone" in err


@pytest.mark.parametrize(
    "typed",
    [
        ("device", "nobody"),
        ("device", "srv-tel", "--split", "hw:00:00:00:00:00:00"),
        ("device", "srv-tel", "--merge", "nobody"),
        ("propose", "--zone", "10.9.9.0/24=Ailleurs"),
        ("propose", "--care", "poetry"),
    ],
)
def test_what_cannot_be_done_changes_nothing(run, typed: tuple[str, ...]) -> None:
    before, _ = run("devices", "--json")
    out, err = run(*typed, code=REFUSED)
    assert not out
    assert len(err) > 20
    assert run("devices", "--json")[0] == before
