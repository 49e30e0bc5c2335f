# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, started as a person would, with what a person gets wrong."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False
ALONE = ["unshare", "--net"]
"""A network of nothing but a loopback that is down."""

needs_root = pytest.mark.skipif(not ROOT, reason="namespaces need root")


def veilleuse(
    *typed: str | Path, data: Path | None = None, before: Sequence[str] = (), lang: str = "fr"
) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "veilleuse", *map(str, typed), "--lang", lang]
    if data:
        command += ["--data", str(data)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=100, env=environment(), check=False
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["--frobnicate"], 2),
        (["waltz"], 2),
        (["round", "--mode", "brutal"], 2),
        (["round", "--network"], 2),
        (["backup"], 2),
        (["round", "--network", "10.0.0.0/8"], 4),
        (["round", "--network", "8.8.8.0/24"], 4),
        (["round", "--network", "chambre 12"], 4),
        (["answer", "XYZ-99", "yes", "--by", "A"], 4),
        (["answer", "ADM-01", "yes", "--by", "A"], 4),
        (["answer", "BKP-03", "yes", "--by", "A", "--on", "hier"], 4),
        (["answer", "BKP-03", "yes", "--by", "A", "--attach", "/nowhere/at/all"], 4),
        (["evidence", "--check", "/nowhere/at/all"], 4),
        (["supplier", "keep"], 4),
        (["supplier", "drop", "Éditeur"], 4),
        (["contact", "keep", "A", "--role", "king"], 2),
        (["procedure", "drop", "records"], 4),
        (["procedure", "keep", "poetry"], 4),
        (["mail", "keep", "ehpad.example"], 4),
        (["done", "BKP-03"], 4),
        (["done", "ADM-01:PC-9"], 5),
        (["accept", "BKP-03", "--until", "demain", "--by", "A", "--because", "B"], 4),
        (["accept", "BKP-03", "--until", "2027-01-31", "--by", "A", "--because", " "], 4),
        (["guest", "keep", "chambre 12", "--by", "A"], 4),
        (["weigh", "records", "beaucoup"], 4),
        (["weigh", "poetry", "0.2"], 4),
        (["explain"], 5),
        (["explain", "records"], 5),
        (["plan"], 2),
        (["plan", "--hours", "many"], 4),
        (["plan", "--hours", "3"], 5),
        (["whatif", "--fix", "install-updates"], 5),
        (["restore", "/nowhere/at/all"], 3),
        (["status"], 5),
        (["report"], 5),
    ],
)
def test_what_cannot_be_done_gets_a_sentence_and_its_exit_code(
    typed: list[str], code: int, lang: str, tmp_path: Path
) -> None:
    done = veilleuse(*typed, data=tmp_path / "data", lang=lang)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.strip()) > 20
    assert done.stdout.strip() == ""


def test_help_names_every_command_and_exit_code() -> None:
    done = veilleuse("--help")
    assert done.returncode == 0
    commands = ("round", "status", "report", "demo", "answer", "backup", "restore", "phrase")
    assert all(word in done.stdout for word in (*commands, *map(str, (0, 1, 2, 3, 4, 5, 130))))


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = veilleuse("status", data=tmp_path / "file" / "data")
    assert done.returncode == 3
    assert str(tmp_path) in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a screen is always there")
def test_without_a_screen_the_window_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = veilleuse(data=tmp_path)
    assert done.returncode == 4
    assert "écran" in done.stderr


@needs_root
def test_a_read_only_data_folder_is_said_and_left_alone(tmp_path: Path) -> None:
    script = f'mount --bind {tmp_path} {tmp_path}; mount -o remount,bind,ro {tmp_path}; exec "$@"'
    done = veilleuse("round", data=tmp_path, before=["unshare", "-m", "sh", "-c", script, "sh"])
    assert done.returncode == 3, done.stderr
    assert list(tmp_path.iterdir()) == []


@needs_root
def test_a_full_disk_is_said_and_what_was_there_stays_readable(tmp_path: Path) -> None:
    first = veilleuse("answer", "BKP-03", "yes", "--by", "A. Martin", data=tmp_path / "data")
    assert first.returncode == 0, first.stderr
    size = sum(f.stat().st_size for f in (tmp_path / "data").iterdir()) + 60_000
    script = (
        f"mount -t tmpfs -o size={size} none /mnt && cp -a {tmp_path}/data /mnt/data && "
        f'"$@"; code=$?; rm -rf {tmp_path}/data; cp -a /mnt/data {tmp_path}/data; exit $code'
    )
    full = veilleuse(
        "round", data=Path("/mnt/data"), before=["unshare", "-m", "sh", "-c", script, "sh"]
    )
    assert full.returncode == 3, (full.stdout, full.stderr)
    again = veilleuse("answer", "BKP-02", "no", "--by", "A. Martin", data=tmp_path / "data")
    assert again.returncode == 0, again.stderr


@needs_root
def test_without_any_network_a_round_still_examines_this_machine(tmp_path: Path) -> None:
    done = veilleuse("round", data=tmp_path, before=ALONE)
    assert done.returncode == 0, done.stderr
    assert "cette machine" in done.stdout
    assert "réseau" in done.stdout + done.stderr


@needs_root
def test_a_round_in_json_is_one_document_with_score_band_and_prescriptions(tmp_path: Path) -> None:
    pdf = tmp_path / "bilan.pdf"
    done = veilleuse("round", "--json", "--pdf", pdf, data=tmp_path / "data", before=ALONE)
    assert done.returncode == 0, done.stderr
    exposure = json.loads(done.stdout)["assessment"]["exposure"]
    assert exposure["band"]["best"] <= exposure["estimate"]["score"] <= exposure["band"]["worst"]
    assert json.loads(done.stdout)["assessment"]["prescriptions"]
    assert pdf.read_bytes().startswith(b"%PDF")


@needs_root
def test_a_backup_comes_back_and_a_foreign_file_is_refused(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copie.veilleuse"
    veilleuse("answer", "BKP-03", "yes", "--by", "A. Martin", data=data)
    assert veilleuse("backup", copy, data=data).returncode == 0
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    phrase = veilleuse("phrase", data=data).stdout.strip().splitlines()[-1]
    elsewhere = veilleuse("restore", copy, "--phrase", phrase, data=tmp_path / "other")
    assert elsewhere.returncode == 0, elsewhere.stderr
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8" * 5000)
    refused = veilleuse("restore", tmp_path / "photo.jpg", data=data)
    assert refused.returncode in {3, 4}
    assert veilleuse("answer", "BKP-02", "no", "--by", "B", data=data).returncode == 0


@needs_root
def test_ctrl_c_stops_a_round_and_keeps_what_was_learnt(tmp_path: Path) -> None:
    command = [*ALONE, sys.executable, "-m", "veilleuse", "round", "--data", str(tmp_path)]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    )
    assert running.stderr
    running.stderr.readline()  # the first step was announced: the round is under way
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert running.returncode == 130, (out, err)
    assert "Traceback" not in err
    assert veilleuse("status", data=tmp_path).returncode in {0, 5}


@needs_root
def test_without_nmap_a_thorough_round_says_so_and_goes_on(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("unshare", "env", "sh", "ip"):
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    before = [*ALONE, "env", f"PATH={tools}"]
    done = veilleuse("round", "--mode", "thorough", data=tmp_path / "data", before=before)
    assert done.returncode == 0, done.stderr
    assert "nmap" in done.stdout + done.stderr


def test_a_wrong_key_is_told_apart_from_a_damaged_file(tmp_path: Path) -> None:
    veilleuse("answer", "BKP-03", "yes", "--by", "A. Martin", data=tmp_path)
    other = tmp_path / "other"
    veilleuse("answer", "BKP-03", "yes", "--by", "A. Martin", data=other)
    shutil.copy(other / "veilleuse.db", tmp_path / "veilleuse.db")
    done = veilleuse("status", data=tmp_path)
    assert done.returncode == 3


def test_registers_are_kept_and_shown_by_the_command_line(tmp_path: Path) -> None:
    def typed(*words: str) -> str:
        done = veilleuse(*words, data=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    typed("supplier", "keep", "Éditeur", "--road", "vpn", "--mfa", "no", "--by", "A. Martin")
    (kept,) = json.loads(typed("supplier", "keep", "Éditeur", "--mfa", "yes", "--json"))
    assert (kept["road"], kept["mfa"], kept["reviewed_by"]) == ("vpn", "yes", "A. Martin")
    assert "Directrice" in typed("contact", "keep", "Directrice", "--role", "director")
    typed("procedure", "keep", "meals", "--written", "yes", "--printed", "2026-01-02")
    typed("mail", "keep", "ehpad.example", "--spf", "v=spf1 -all", "--by", "A. Martin")
    (mail,) = json.loads(typed("mail", "keep", "ehpad.example", "--dmarc", "", "--json"))
    assert (mail["spf"], mail["dmarc"], mail["dkim"]) == ("v=spf1 -all", "", None)
    assert "10.0.0.1" in typed("guest", "keep", "10.0.0.1", "--by", "A. Martin")
    minutes = tmp_path / "essai.txt"
    minutes.write_text("ok")
    typed("answer", "BKP-03", "yes", "--by", "A. Martin", "--attach", str(minutes))
    assert "essai.txt" in typed("evidence", "BKP-03")
    assert "BKP-03" in typed("evidence", "--check", str(minutes))
    assert json.loads(typed("evidence", "--within", "30", "--json")) == []
