# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kits as a person opens them, and as the agent reads them."""

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from senders import Sender

from veilleuse.domain.admission import Outcome
from veilleuse.domain.agents import Road
from veilleuse.domain.kits import KitWish
from veilleuse.domain.letters import Letter
from veilleuse.probes.mail import public_keys, token_hash
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.kit_files import PayloadError
from veilleuse.tasks.make_kit import (
    KitExistsError,
    KitInvalidError,
    KitLimitsError,
    KitRoadError,
    UnknownKitError,
    make_kit,
    proposed_addresses,
    restore_kit,
    revoke_kit,
    watched_folder,
)
from veilleuse.tasks.rotate_keys import rotate_keys, site_key
from veilleuse.tasks.write_file import FolderMissingError
from veilleuse_agent.site import read_kit

WISH = KitWish(
    systems=("windows", "linux"), days=30, uses=12, addresses=("10.0.0.5:8750",), label="Soins"
)


def test_a_kit_is_what_the_agent_reads_and_its_token_is_known_here_by_its_hash_alone(
    desk, tmp_path: Path
) -> None:
    kit = make_kit(desk, tmp_path / "kit", replace(WISH, folder=r"\\serveur\veilleuse"))
    site = read_kit(tmp_path / "kit")
    assert site.keys == public_keys(site_key(desk))
    assert (site.addresses, site.folder) == (("10.0.0.5:8750",), r"\\serveur\veilleuse")
    assert token_hash(site.token) == kit.token_hash
    assert desk.store.kits() == (kit,)
    assert kit.expires_at - kit.made_at == timedelta(days=30)
    assert (kit.uses_limit, kit.label, kit.folder) == (12, "Soins", r"\\serveur\veilleuse")


def test_a_machine_of_the_kit_is_let_in(desk, tmp_path: Path) -> None:
    make_kit(desk, tmp_path / "kit", WISH)
    token = read_kit(tmp_path / "kit").token
    sealed = Sender("POSTE-3", site_key(desk), token=token).sealed()
    (reply,) = take_many(desk, [Letter(sealed, Road.HTTP, "x")])
    assert reply.outcome is Outcome.KEPT
    assert desk.store.kits()[0].uses == 1


def test_a_revoked_kit_lets_nobody_in_and_the_undoing_keeps_its_count(desk, tmp_path: Path) -> None:
    kit = make_kit(desk, tmp_path / "kit", WISH)
    token = read_kit(tmp_path / "kit").token
    before = revoke_kit(desk, kit.id)
    assert before == kit
    key = site_key(desk)
    letters = [
        Letter(Sender(name, key, token=token).sealed(), Road.HTTP, "x") for name in ("A", "B")
    ]
    assert take_many(desk, letters[:1])[0].reason == "token_revoked"
    restore_kit(desk, before)
    take_many(desk, letters[1:])
    restore_kit(desk, before)
    assert desk.store.kits()[0].uses == 1
    with pytest.raises(UnknownKitError):
        revoke_kit(desk, "nothing")


def test_the_kit_holds_the_agent_which_runs_from_it(desk, tmp_path: Path) -> None:
    make_kit(desk, tmp_path / "kit", WISH)
    command = [sys.executable, "-m", "veilleuse_agent", "enrol", "--kit", tmp_path / "kit"]
    environment = {**os.environ, "PYTHONPATH": "", "LANG": "fr_FR.UTF-8"}
    done = subprocess.run(
        [*command, "--data", tmp_path / "data"],
        cwd=tmp_path / "kit" / "agent",
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "site.json").exists()


def test_only_its_owner_can_read_a_kit_and_scripts_run(desk, tmp_path: Path) -> None:
    make_kit(desk, tmp_path / "kit", WISH)
    make_kit(desk, tmp_path / "kit.zip", WISH)
    assert stat.S_IMODE((tmp_path / "kit").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "kit.zip").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "kit" / "site.json").stat().st_mode) == 0o600
    assert os.access(tmp_path / "kit" / "install.sh", os.X_OK)
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert archive.getinfo("install.sh").external_attr >> 16 & 0o111


def test_folder_and_zip_hold_the_same(desk, tmp_path: Path) -> None:
    make_kit(desk, tmp_path / "kit", WISH)
    make_kit(desk, tmp_path / "kit.zip", WISH)
    inside = {
        path.relative_to(tmp_path / "kit").as_posix()
        for path in (tmp_path / "kit").rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert set(archive.namelist()) == inside
    assert {"LISEZMOI.txt", "README.txt", "install.cmd", "remove.sh"} <= inside
    assert "agent/veilleuse_agent/__main__.py" in inside
    assert not any("__pycache__" in name for name in inside)


def test_scripts_are_those_of_the_systems_and_those_of_windows_end_their_lines_as_it_does(
    desk, tmp_path: Path
) -> None:
    make_kit(desk, tmp_path / "kit", replace(WISH, systems=("windows",)))
    assert not (tmp_path / "kit" / "install.sh").exists()
    script = (tmp_path / "kit" / "install.cmd").read_bytes()
    assert script.count(b"\n") == script.count(b"\r\n") > 10


def test_the_texts_say_until_when_for_how_many_and_what_is_missing(desk, tmp_path: Path) -> None:
    make_kit(desk, tmp_path / "kit", replace(WISH, approves=False))
    french = (tmp_path / "kit" / "LISEZMOI.txt").read_text("utf-8-sig")
    english = (tmp_path / "kit" / "README.txt").read_text("utf-8-sig")
    for text in (french, english):
        assert "23/12/2026" in text
        assert "12 machines" in text
        assert "install.cmd" in text
        assert "sudo sh install.sh" in text
        assert "10.0.0.5:8750" in text
        assert "PyNaCl" in text
        assert "{" not in text
    assert "Chacune attendra votre accord" in french


@pytest.mark.parametrize("shape", ["folder", "zip"])
def test_an_interpreter_that_is_there_goes_into_the_kit(desk, tmp_path: Path, shape: str) -> None:
    payloads = tmp_path / "payloads"
    inside = payloads / "windows-x64" / "python"
    inside.mkdir(parents=True)
    (inside / "python.exe").write_bytes(b"MZ")
    if shape == "zip":
        with zipfile.ZipFile(payloads / "windows-x64.zip", "w") as archive:
            archive.write(inside / "python.exe", "python/python.exe")
        shutil.rmtree(payloads / "windows-x64")
    make_kit(desk, tmp_path / "kit", replace(WISH, systems=("windows",)), payloads=payloads)
    runtime = tmp_path / "kit" / "runtime" / "windows-x64"
    assert (runtime / "python" / "python.exe").read_bytes() == b"MZ"
    assert "PyNaCl" not in (tmp_path / "kit" / "README.txt").read_text("utf-8-sig")


def test_the_msi_lies_beside_the_site_and_takes_the_place_of_an_interpreter(
    desk, tmp_path: Path
) -> None:
    payloads = tmp_path / "payloads"
    (payloads / "windows-x64" / "python").mkdir(parents=True)
    (payloads / "windows-x64" / "python" / "python.exe").write_bytes(b"MZ")
    (payloads / "veilleuse-agent.msi").write_bytes(b"msi")
    make_kit(desk, tmp_path / "kit", replace(WISH, systems=("windows",)), payloads=payloads)
    kit = tmp_path / "kit"
    assert (kit / "veilleuse-agent.msi").read_bytes() == b"msi"
    assert (kit / "site.json").exists()
    assert not (kit / "runtime").exists()
    assert "PyNaCl" not in (kit / "README.txt").read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["../evil", "/evil", "a/../../evil", "C:/evil", "a\\..\\evil"])
def test_an_interpreter_that_would_lie_outside_the_kit_is_refused(
    desk, tmp_path: Path, name: str
) -> None:
    payloads = tmp_path / "payloads"
    payloads.mkdir()
    with zipfile.ZipFile(payloads / "linux-x64.zip", "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(PayloadError):
        make_kit(desk, tmp_path / "kit", replace(WISH, systems=("linux",)), payloads=payloads)
    assert sorted(path.name for path in tmp_path.iterdir() if "veilleuse." not in path.name) == [
        "payloads"
    ]
    assert desk.store.kits() == ()


def test_a_damaged_interpreter_is_refused_and_nothing_stays(desk, tmp_path: Path) -> None:
    payloads = tmp_path / "payloads"
    payloads.mkdir()
    (payloads / "macos-x64.zip").write_bytes(b"PK no")
    with pytest.raises(PayloadError):
        make_kit(desk, tmp_path / "kit.zip", replace(WISH, systems=("macos",)), payloads=payloads)
    assert desk.store.kits() == ()
    assert not (tmp_path / "kit.zip").exists()


def test_what_is_there_is_never_replaced(desk, tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    make_kit(desk, tmp_path / "kit", WISH)  # an empty folder is as good as none
    (tmp_path / "kit.zip").write_bytes(b"mine")
    for taken in ("kit", "kit.zip"):
        with pytest.raises(KitExistsError):
            make_kit(desk, tmp_path / taken, WISH)
    assert (tmp_path / "kit.zip").read_bytes() == b"mine"
    assert len(desk.store.kits()) == 1


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (replace(WISH, days=0), KitLimitsError),
        (replace(WISH, days=366), KitLimitsError),
        (replace(WISH, uses=0), KitLimitsError),
        (replace(WISH, uses=1001), KitLimitsError),
        (replace(WISH, systems=()), KitInvalidError),
        (replace(WISH, systems=("amiga",)), KitInvalidError),
        (replace(WISH, addresses=("10.0.0.5",)), KitInvalidError),
        (replace(WISH, addresses=("10.0.0.5:99999",)), KitInvalidError),
        (replace(WISH, addresses=("http://x:1",)), KitInvalidError),
        (replace(WISH, addresses=("h:1",) * 9), KitInvalidError),
        (replace(WISH, folder="a\nb"), KitInvalidError),
        (replace(WISH, addresses=()), KitRoadError),
    ],
)
def test_what_makes_no_kit_is_refused_and_nothing_is_written(
    desk, tmp_path: Path, wish: KitWish, error: type[Exception]
) -> None:
    with pytest.raises(error):
        make_kit(desk, tmp_path / "kit", wish)
    assert not (tmp_path / "kit").exists()
    assert desk.store.kits() == ()


def test_a_folder_that_is_not_there_is_said(desk, tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        make_kit(desk, tmp_path / "nowhere" / "kit", WISH)
    assert desk.store.kits() == ()


def test_the_addresses_proposed_make_a_kit(desk, tmp_path: Path) -> None:
    proposed = proposed_addresses(desk)
    assert all(address.endswith(":8750") for address in proposed)
    make_kit(desk, tmp_path / "kit", replace(WISH, addresses=proposed, folder="/srv/share"))


def test_the_folder_of_the_newest_kit_that_was_not_revoked_is_watched(
    desk, tmp_path: Path, wait
) -> None:
    assert watched_folder(desk) is None
    for name in ("one", "two"):
        last = make_kit(desk, tmp_path / name, replace(WISH, folder=f"/srv/{name}"))
        wait(hours=1)
    assert watched_folder(desk) == Path("/srv/two")
    revoke_kit(desk, last.id)
    assert watched_folder(desk) == Path("/srv/one")


def test_after_a_rotation_kits_carry_the_new_keys(desk, tmp_path: Path) -> None:
    make_kit(desk, tmp_path / "old", WISH)
    rotate_keys(desk)
    make_kit(desk, tmp_path / "new", WISH)
    assert read_kit(tmp_path / "old").keys != read_kit(tmp_path / "new").keys
    assert read_kit(tmp_path / "new").keys == public_keys(site_key(desk))


@pytest.mark.skipif(os.name != "posix", reason="a shell script")
@pytest.mark.parametrize("script", ["install.sh", "remove.sh"])
def test_shell_scripts_are_understood_by_a_plain_shell(desk, tmp_path: Path, script: str) -> None:
    make_kit(desk, tmp_path / "kit", WISH)
    done = subprocess.run(["sh", "-n", tmp_path / "kit" / script], check=False)
    assert done.returncode == 0


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("systemctl"),
    reason="needs root and systemd's tools",
)
def test_installing_and_removing_on_this_very_system(desk, tmp_path: Path) -> None:
    """In a file system of its own, with a service manager that only says yes."""
    make_kit(desk, tmp_path / "kit", WISH)
    prepare = (
        "for place in /opt /var/lib /etc/systemd/system; do"
        "  [ ! -d $place ] || mount -t tmpfs none $place; done; "
        'manager=$(command -v systemctl) && mount --bind /bin/true "$manager"; '
        'exec "$@"'
    )
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "python3").symlink_to(sys.executable)
    site = next(Path(sys.executable).parent.parent.glob("lib/python3*/site-packages"))
    environment = {
        "PATH": f"{tools}:/usr/sbin:/usr/bin:/sbin:/bin",
        "PYTHONPATH": str(site),
        "LANG": "fr_FR.UTF-8",
    }
    steps = (
        f"sh {tmp_path}/kit/install.sh; echo install $?; ls /opt/veilleuse-agent/lib;"
        f" ls /var/lib/veilleuse-agent; sh {tmp_path}/kit/remove.sh; echo remove $?; ls /opt"
    )
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", prepare, "sh", "sh", "-c", steps],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    told = done.stdout + done.stderr
    assert "install 0" in done.stdout, told
    assert "site.json" in done.stdout, told
    assert done.stdout.rstrip().endswith("remove 0"), told
