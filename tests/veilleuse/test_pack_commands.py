# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`veilleuse pack` as a person types it."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pack_making import LATER, Publisher, official

from veilleuse.tasks.publish_pack import RELEASE_KEY, ROOT, make_pack_keys

EXPIRED = datetime.now(UTC) - timedelta(days=1)


def veilleuse(
    *typed: str | Path, data: Path, lang: str = "fr", key: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    if key:
        environment["VEILLEUSE_PACK_KEY"] = str(key)
    done = subprocess.run(
        [sys.executable, "-m", "veilleuse", "pack", *map(str, typed), "--data", str(data),
         "--lang", lang],
        capture_output=True, text=True, timeout=100, env=environment, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_from_official_files_to_what_is_in_force(data: Path, tmp_path: Path) -> None:
    made = veilleuse("keys", "--out", tmp_path / "keys", data=data)
    assert made.returncode == 0, made.stderr
    pack = tmp_path / "pack.zip"
    sources = official(tmp_path / "sources")
    built = veilleuse(
        "build", "--sources", sources, "--out", pack, "--roots", tmp_path / "keys",
        data=data, key=tmp_path / "keys" / RELEASE_KEY,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    assert "README.txt" in built.stdout

    foreign = veilleuse("verify", pack, data=data)
    assert foreign.returncode == 4
    assert veilleuse("trust", tmp_path / "keys" / ROOT, data=data).returncode == 0
    assert veilleuse("verify", pack, data=data).returncode == 0

    asked = veilleuse("import", pack, data=data)  # nobody is there to say yes
    assert asked.returncode == 4
    assert json.loads(veilleuse("show", "--json", data=data).stdout)["version"] == 0
    done = veilleuse("import", pack, "--yes", data=data)
    assert done.returncode == 0, done.stderr
    told = json.loads(veilleuse("show", "--json", data=data).stdout)
    assert len(told["sources"]) == 7
    log = json.loads(veilleuse("log", "--json", data=data).stdout)
    assert [entry["act"] for entry in log] == ["trusted", "imported"]


def test_what_is_wrong_gets_a_sentence_and_changes_nothing(data: Path, tmp_path: Path) -> None:
    (tmp_path / "expired").write_bytes(Publisher.new().sealed(expires=EXPIRED))
    with (tmp_path / "large").open("wb") as file:
        file.truncate(2 << 30)
    said = {
        veilleuse("import", tmp_path / name, "--yes", data=data, lang=lang).stderr
        for name, lang in (("expired", "fr"), ("expired", "en"), ("large", "fr"))
    }
    assert len(said) == 3
    assert veilleuse("import", tmp_path / "large", "--yes", data=data).returncode == 4
    assert veilleuse("import", data=data).returncode == 2
    shown = json.loads(veilleuse("show", "--json", data=data).stdout)
    assert shown["version"] == 0


def test_a_source_of_a_later_format_is_named_with_its_line(data: Path, tmp_path: Path) -> None:
    make_pack_keys(tmp_path / "keys", LATER)
    sources = official(tmp_path / "sources")
    kev = sources / "kev.json"
    kev.write_bytes(kev.read_bytes().replace(b'"dateAdded"', b'"added"'))
    done = veilleuse(
        "build", "--sources", sources, "--out", tmp_path / "p.zip", "--key",
        tmp_path / "keys" / RELEASE_KEY, data=data,
    )  # fmt: skip
    assert done.returncode == 4
    assert re.search(r"kev\.json.*5", done.stderr)
    assert not (tmp_path / "p.zip").exists()
