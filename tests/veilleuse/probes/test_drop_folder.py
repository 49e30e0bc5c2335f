# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.domain.admission import Outcome
from veilleuse.domain.agents import Road
from veilleuse.domain.letters import Reply
from veilleuse.domain.model import AgentId
from veilleuse.probes.drop_folder import DropFolder, read_plain
from veilleuse_agent.envelope import ENVELOPE_LIMIT
from veilleuse_agent.folder_road import answer_to

LIMITS = load_inbox_limits()
AGENT, REPORT = AgentId("a" * 32), "b" * 32
KEPT = Reply(outcome=Outcome.KEPT, ack=b"signed", agent_id=AGENT, report_id=REPORT)
FOREIGN = Reply(outcome=Outcome.REFUSED, reason="magic")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place


@pytest.fixture
def folder(share: Path) -> DropFolder:
    return DropFolder(share, LIMITS)


def looked(folder: DropFolder):
    """What is found once everything has been seen twice."""
    folder.look()
    return folder.look()


def test_a_file_is_read_once_two_looks_found_it_unchanged(share: Path, folder: DropFolder) -> None:
    (share / "a.vlse").write_bytes(b"VLSE one")
    assert folder.look() == ()
    (share / "a.vlse").write_bytes(b"VLSE one and more")
    assert folder.look() == ()
    (found,) = folder.look()
    assert found.letter.data == b"VLSE one and more"
    assert (found.letter.road, found.letter.source) == (Road.FOLDER, "a.vlse")
    assert folder.is_there


def test_other_files_folders_links_and_pipes_are_left_alone(
    share: Path, folder: DropFolder, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"VLSE secret")
    (share / "notes.txt").write_text("x")
    (share / ".x.part").write_bytes(b"VLSE half")
    (share / "folder.vlse").mkdir()
    (share / "link.vlse").symlink_to(secret)
    os.mkfifo(share / "pipe.vlse")
    assert looked(folder) == ()
    assert len(list(share.iterdir())) == 5


def test_what_was_taken_goes_and_its_answer_lies_where_the_agent_looks(
    share: Path, folder: DropFolder
) -> None:
    (share / "a.vlse").write_bytes(b"VLSE")
    (found,) = looked(folder)
    folder.put_away([(found, KEPT)])
    assert not (share / "a.vlse").exists()
    heard: list[bytes] = []
    answer_to(share, AGENT, REPORT, heard.append)  # type: ignore[arg-type]
    assert heard == [b"signed"]
    assert [path.name for path in (share / "acks" / AGENT).iterdir()] == [f"{REPORT}.ack"]


def test_what_was_no_report_is_kept_aside_and_only_so_many(share: Path) -> None:
    folder = DropFolder(share, replace(LIMITS, folder_refused=3))
    for number in range(6):
        path = share / f"{number}.vlse"
        path.write_bytes(b"nonsense")
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    folder.put_away([(found, FOREIGN) for found in looked(folder)])
    assert list(share.glob("*.vlse")) == []
    assert sorted(path.name for path in (share / "refused").iterdir()) == [
        "3.vlse",
        "4.vlse",
        "5.vlse",
    ]


def test_a_file_that_is_too_long_is_not_read(share: Path, folder: DropFolder) -> None:
    with (share / "big.vlse").open("wb") as file:
        file.truncate(ENVELOPE_LIMIT + 1)
    (found,) = looked(folder)
    assert (found.letter.data, found.letter.unread) == (b"", "too_large")


def test_a_share_that_goes_and_comes_back_is_a_state(share: Path, folder: DropFolder) -> None:
    (share / "a.vlse").write_bytes(b"VLSE")
    folder.look()
    away = share.rename(share.with_name("away"))
    assert folder.look() == ()
    assert not folder.is_there
    away.rename(share)
    assert folder.look() == ()
    assert len(folder.look()) == 1


def test_a_file_that_goes_between_two_looks_is_no_matter(share: Path, folder: DropFolder) -> None:
    (share / "a.vlse").write_bytes(b"VLSE")
    (found,) = looked(folder)
    found.path.unlink()
    folder.put_away([(found, KEPT)])
    assert folder.look() == ()


def test_no_answer_is_written_through_a_link(
    share: Path, folder: DropFolder, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (share / "acks").symlink_to(elsewhere)
    (share / "refused").symlink_to(elsewhere)
    for name, reply in (("a.vlse", KEPT), ("b.vlse", FOREIGN)):
        (share / name).write_bytes(b"VLSE")
        (found,) = looked(folder)
        folder.put_away([(found, reply)])
    assert list(elsewhere.iterdir()) == []
    assert list(share.glob("*.vlse")) == []


def test_a_share_full_of_files_is_taken_in_parts(share: Path) -> None:
    folder = DropFolder(share, replace(LIMITS, folder_files=10))
    for number in range(25):
        (share / f"{number:02}.vlse").write_bytes(b"VLSE")
    taken = 0
    folder.look()
    while found := folder.look():
        assert len(found) <= 10
        folder.put_away([(one, KEPT) for one in found])
        taken += len(found)
    assert taken == 25


def test_old_answers_go_and_new_ones_stay(share: Path, folder: DropFolder) -> None:
    for agent, age in (("1" * 32, 0), ("2" * 32, 1_700_000_000)):
        place = share / "acks" / agent
        place.mkdir(parents=True)
        (place / "x.ack").write_bytes(b"")
        os.utime(place / "x.ack", (age, age))
    folder.tidy(datetime(2020, 1, 1, tzinfo=UTC))
    assert [path.parent.name for path in (share / "acks").glob("*/*")] == ["2" * 32]
    assert not (share / "acks" / ("1" * 32)).exists()


@given(st.text(max_size=60))
def test_any_name_of_a_file_is_shown_as_plain_text(tmp_path_factory, name: str) -> None:
    share = tmp_path_factory.mktemp("share")
    try:
        (share / f"{name}.vlse").write_bytes(b"VLSE")
    except (OSError, ValueError):
        return
    found = looked(DropFolder(share, LIMITS))
    assert all(one.letter.source.isprintable() for one in found)


def test_a_plain_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"12345")
    assert read_plain(path, 5) == b"12345"
    with pytest.raises(OverflowError):
        read_plain(path, 4)
    with pytest.raises(OSError, match=r".+"):
        read_plain(tmp_path, 5)
