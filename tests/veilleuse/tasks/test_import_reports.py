# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
from datetime import timedelta
from pathlib import Path

import pytest
from senders import Sender

from veilleuse.domain.agents import Kit, KitId, Road
from veilleuse.domain.rounds import Progress
from veilleuse.probes.mail import token_hash
from veilleuse.tasks.import_reports import ReportsImported, import_reports
from veilleuse.tasks.rotate_keys import site_key
from veilleuse_agent.envelope import ENVELOPE_LIMIT

SYSTEMINFO = Path(__file__).parents[1] / "probes" / "systeminfo" / "windows_10_fr.txt"
TOKEN = "ab" * 16


@pytest.fixture
def sender(desk) -> Sender:
    kit = Kit(
        id=KitId("k1"),
        token_hash=token_hash(TOKEN),
        made_at=desk.now(),
        expires_at=desk.now() + timedelta(days=30),
        uses_limit=50,
    )
    desk.store.save_kit(kit)
    return Sender("POSTE-3", site_key(desk), token=TOKEN)


def imported(desk, *paths: Path, steps: list[Progress] | None = None) -> ReportsImported:
    tell = (steps if steps is not None else []).append
    return import_reports(desk, paths, tell=tell, stop=lambda: False)


def reasons(done: ReportsImported) -> dict[str, str]:
    return {one.name: one.reason for one in done.refused}


def test_a_stick_of_reports_is_taken_in_and_settled(desk, sender, tmp_path: Path) -> None:
    (tmp_path / "a.vlse").write_bytes(sender.sealed(1))
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "b.vlse").write_bytes(sender.sealed(2))
    (tmp_path / "unknown.vlse").write_bytes(Sender("INCONNU", sender.key).sealed())
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    done = imported(desk, tmp_path)
    assert (done.kept, done.aside, done.repeated, done.refused) == (2, 1, 0, [])
    assert [device.name for device in desk.store.devices()] == ["POSTE-3"]
    assert desk.store.last_assessment() is not None
    known = {agent.name: agent for agent in desk.store.agents()}
    assert (known["POSTE-3"].road, known["POSTE-3"].source) == (Road.FILE, "b.vlse")


def test_imported_twice_it_changes_nothing(desk, sender, tmp_path: Path) -> None:
    path = tmp_path / "a.vlse"
    path.write_bytes(sender.sealed())
    imported(desk, path)
    done = imported(desk, path)
    assert (done.kept, done.repeated) == (0, 1)
    assert path.exists()


def test_a_report_is_known_by_its_content_whatever_its_name(desk, sender, tmp_path: Path) -> None:
    path = tmp_path / "report.bin"
    path.write_bytes(sender.sealed())
    assert imported(desk, path).kept == 1


def test_what_systeminfo_wrote_is_taken_in_beside_reports(desk, sender, tmp_path: Path) -> None:
    path = tmp_path / "a.vlse"
    path.write_bytes(sender.sealed())
    done = imported(desk, SYSTEMINFO, path)
    assert (done.kept, done.refused) == (2, [])
    assert {device.name for device in desk.store.devices()} == {"POSTE-3", "DESKTOP-U2EVGBM"}


def test_other_inventories_are_taken_in_too(desk, tmp_path: Path) -> None:
    leases = tmp_path / "dnsmasq.leases"
    leases.write_text("1795500000 00:11:32:00:00:20 192.168.7.20 nas-salle *\n")
    done = imported(desk, leases)
    assert (done.kept, done.refused) == (1, [])
    assert [str(device.addresses[0]) for device in desk.store.devices()] == ["192.168.7.20"]
    assert desk.store.last_assessment() is not None


def test_what_cannot_be_taken_in_is_named_with_its_reason_and_stays(
    desk, sender, tmp_path: Path
) -> None:
    files = {
        "damaged.vlse": sender.sealed()[:-3],
        "foreign.vlse": b"hello",
        "letter.txt": b"Bonjour",
        "picture.jpg": b"\xff\xd8\xff",
        "large.vlse": bytes(ENVELOPE_LIMIT + 1),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = imported(desk, *(tmp_path / name for name in files), tmp_path / "missing.vlse")
    assert done.kept == 0
    assert reasons(done) == {
        "damaged.vlse": "seal",
        "foreign.vlse": "magic",
        "letter.txt": "unknown_file",
        "picture.jpg": "unknown_file",
        "large.vlse": "too_large",
        "missing.vlse": "unreadable_file",
    }
    assert all((tmp_path / name).exists() for name in files)
    assert desk.store.last_assessment() is None


def test_an_import_that_is_stopped_keeps_what_it_had(desk, sender, tmp_path: Path) -> None:
    paths = []
    for number in range(5):
        paths.append(tmp_path / f"{number}.vlse")
        paths[-1].write_bytes(sender.sealed(number + 1))
    steps: list[Progress] = []
    done = import_reports(desk, paths, tell=steps.append, stop=lambda: len(steps) >= 2)
    assert done.stopped
    assert done.kept == 2
    assert len(desk.store.reports()) == 1


def test_the_progress_names_each_file_as_plain_text(desk, sender, tmp_path: Path) -> None:
    path = tmp_path / "a\u202eb.vlse"
    path.write_bytes(sender.sealed())
    steps: list[Progress] = []
    imported(desk, path, steps=steps)
    assert [(step.step, step.detail) for step in steps] == [("import", "a b.vlse"), ("assess", "")]


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX's")
def test_a_pipe_is_not_waited_for(desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.vlse")
    assert reasons(imported(desk, tmp_path / "pipe.vlse")) == {"pipe.vlse": "unreadable_file"}
