# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about agents, started as a person would, down to the real agent's own run."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


def veilleuse(*typed: str | Path, data: Path, lang: str = "fr") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "veilleuse", *map(str, typed), "--lang", lang]
    done = subprocess.run(
        [*command, "--data", str(data)],
        capture_output=True,
        text=True,
        timeout=100,
        env=ENVIRONMENT,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def agent(*typed: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "veilleuse_agent", *map(str, typed)],
        capture_output=True,
        text=True,
        timeout=100,
        env={**ENVIRONMENT, "LANG": "fr_FR.UTF-8"},
        check=False,
    )


def known(data: Path) -> list[dict[str, object]]:
    told: dict[str, list[dict[str, object]]] = json.loads(
        veilleuse("agents", "--json", data=data).stdout
    )
    return told["agents"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["agents", "approve"], 2),
        (["agents", "list", "abc"], 2),
        (["agents", "dance"], 2),
        (["agents", "approve", "abc"], 4),
        (["agents", "revoke-kit", "abc"], 4),
        (["kit"], 2),
        (["kit", "--out", "kit", "--days", "0"], 4),
        (["kit", "--out", "kit", "--address", "nowhere"], 4),
        (["kit", "--out", "/nowhere/at/all/kit", "--address", "10.0.0.5:8750"], 3),
        (["inbox", "--listen", "everywhere"], 4),
        (["inbox", "--listen", "192.0.2.1:8750"], 4),
        (["import"], 2),
        (["keys", "lose"], 2),
    ],
)
def test_what_cannot_be_done_gets_a_sentence_and_its_exit_code(
    typed: list[str], code: int, lang: str, tmp_path: Path
) -> None:
    done = veilleuse(*typed, data=tmp_path / "data", lang=lang)
    assert done.returncode == code, (done.stdout, done.stderr)
    assert len(done.stderr.strip()) > 20
    assert done.stdout.strip() == ""


def test_from_the_kit_to_the_score_with_the_real_agent_over_the_network(tmp_path: Path) -> None:
    data = tmp_path / "data"
    inbox = subprocess.Popen(
        [sys.executable, "-m", "veilleuse", "inbox", "--listen", "127.0.0.1:0", "--data", data],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    assert inbox.stdout is not None
    try:
        address = inbox.stdout.readline().split()[6].rstrip(".")
        made = veilleuse(
            "kit", "--out", tmp_path / "kit", "--address", address, "--wait", data=data
        )
        assert made.returncode == 0, made.stderr
        where = ["--data", tmp_path / "agent"]
        assert agent("enrol", "--kit", tmp_path / "kit", *where).returncode == 0
        first = agent("run", *where)
        assert first.returncode == 0, first.stderr
        (waiting,) = known(data)
        assert (waiting["standing"], waiting["reason"]) == ("waiting", "person_asked")
        approved = veilleuse("agents", "approve", str(waiting["id"])[:10], data=data)
        assert approved.returncode == 0, approved.stderr
        assert "compte" in approved.stdout
        shown = json.loads(veilleuse("status", "--json", data=data).stdout)
        assert [device["agent_id"] for device in shown["devices"] if device["facts"]] == [
            waiting["id"]
        ]
        second = agent("run", *where)
        assert "reçu" in second.stdout, second.stderr
    finally:
        inbox.send_signal(signal.SIGTERM)
        out, err = inbox.communicate(timeout=60)
    assert inbox.returncode == 0, err
    assert "2 relevés" in out
    assert "Traceback" not in err


def test_a_stick_carries_reports_both_ways_of_a_wall(tmp_path: Path) -> None:
    data, where = tmp_path / "data", ["--data", tmp_path / "agent"]
    veilleuse("kit", "--out", tmp_path / "kit", "--folder", tmp_path / "none", data=data)
    agent("enrol", "--kit", tmp_path / "kit", *where)
    assert agent("run", "--out", tmp_path / "stick.vlse", *where).returncode == 0
    (tmp_path / "letter.txt").write_text("Bonjour")
    done = veilleuse("import", tmp_path / "stick.vlse", tmp_path / "letter.txt", data=data)
    assert done.returncode == 0, done.stderr
    assert "Importés" in done.stdout
    assert "letter.txt" in done.stderr
    assert known(data)[0]["standing"] == "approved"
    again = veilleuse("import", tmp_path / "stick.vlse", "--json", data=data)
    assert json.loads(again.stdout) == {"aside": 0, "kept": 0, "refused": [], "repeated": 1}


def test_a_revoked_agent_is_told_so(tmp_path: Path) -> None:
    data, where = tmp_path / "data", ["--data", tmp_path / "agent"]
    share = tmp_path / "share"
    share.mkdir()
    veilleuse("kit", "--out", tmp_path / "kit", "--folder", share, data=data)
    agent("enrol", "--kit", tmp_path / "kit", *where)
    agent("run", "--out", tmp_path / "a.vlse", *where)
    veilleuse("import", tmp_path / "a.vlse", data=data)
    (one,) = known(data)
    revoked = veilleuse("agents", "revoke", str(one["id"]), "--by", "C. Morel", data=data)
    assert "révoqué" in revoked.stdout
    agent("run", "--out", tmp_path / "b.vlse", *where)
    done = veilleuse("import", tmp_path / "b.vlse", data=data)
    assert "révoqué" in done.stderr
    told = veilleuse("agents", data=data)
    assert "Refusés depuis 30 jours" in told.stdout


def test_keys_are_shown_and_replaced(tmp_path: Path) -> None:
    first = veilleuse("keys", data=tmp_path).stdout
    assert veilleuse("keys", data=tmp_path).stdout == first
    rotated = veilleuse("keys", "rotate", data=tmp_path, lang="en")
    assert "180 days" in rotated.stdout
    assert first.splitlines()[0] not in rotated.stdout


def test_kits_are_listed_and_revoked(tmp_path: Path) -> None:
    veilleuse("kit", "--out", tmp_path / "k", "--address", "10.0.0.5:8750", data=tmp_path / "data")
    told = veilleuse("agents", "kits", "--json", data=tmp_path / "data")
    (kit,) = json.loads(told.stdout)["kits"]
    assert kit["token_hash"] == ""
    done = veilleuse("agents", "revoke-kit", kit["id"], data=tmp_path / "data")
    assert "révoqué" in done.stdout
