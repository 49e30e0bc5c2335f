# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
import sys

import pytest

from veilleuse_agent.acknowledgement import SIGNED_LIMIT, ForgedAckError
from veilleuse_agent.folder_road import DropError, answer_to, clear_answer, drop_name, leave
from veilleuse_agent.spool import Entry

AGENT, REPORT = "b" * 32, "c" * 32
NAME = f"aaaaaaaa-{AGENT}-11111111-7.vlse"
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")


def believe(data):
    if len(data) != 6 or data != b"signed":
        raise ForgedAckError("no")
    return "ack"


def test_a_report_is_named_after_site_agent_epoch_and_sequence():
    entry = Entry("1" * 32, 7, REPORT, "d" * 8, is_handed=False, size=1)
    assert drop_name("a" * 32, AGENT, entry) == NAME


def test_a_report_is_left_whole_and_nothing_beside_it(tmp_path):
    leave(tmp_path, NAME, b"envelope")
    assert [p.name for p in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_bytes() == b"envelope"


def test_what_a_killed_run_left_half_written_is_replaced(tmp_path):
    (tmp_path / f".aaaaaaaa-{AGENT}.part").write_bytes(b"hal")
    leave(tmp_path, NAME, b"envelope")
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_a_report_that_lies_there_already_is_left_once_more_without_harm(tmp_path):
    leave(tmp_path, NAME, b"envelope")
    leave(tmp_path, NAME, b"envelope")
    assert (tmp_path / NAME).read_bytes() == b"envelope"


def test_a_folder_that_is_not_there_takes_nothing(tmp_path):
    with pytest.raises(DropError):
        leave(tmp_path / "gone", NAME, b"envelope")


@ON_POSIX
def test_no_link_is_followed_when_writing(tmp_path):
    target, share = tmp_path / "precious", tmp_path / "share"
    target.write_bytes(b"mine")
    share.mkdir()
    (share / f".aaaaaaaa-{AGENT}.part").symlink_to(target)
    (share / NAME).symlink_to(target)
    leave(share, NAME, b"envelope")
    assert target.read_bytes() == b"mine"


@pytest.fixture
def write_only(tmp_path):
    """A folder that takes new files and lets nothing be renamed or deleted (chattr +a)."""
    share = tmp_path / "share"
    share.mkdir()
    program = shutil.which("chattr")
    if program is None or subprocess.run([program, "+a", share], check=False).returncode:
        pytest.skip("needs root and a file system with append-only folders")
    yield share
    subprocess.run([program, "-a", share], check=True)


def test_a_share_that_lets_its_users_only_write_is_enough(write_only):
    leave(write_only, NAME, b"envelope")
    leave(write_only, NAME.replace("-7", "-8"), b"next")
    assert (write_only / NAME).read_bytes() == b"envelope"
    assert (write_only / NAME.replace("-7", "-8")).read_bytes() == b"next"
    assert len(list(write_only.iterdir())) == 3  # one draft that cannot be taken away, not two


@ON_POSIX
def test_where_the_draft_is_in_the_way_the_report_is_written_in_its_place(tmp_path):
    (tmp_path / f".aaaaaaaa-{AGENT}.part").mkdir()
    leave(tmp_path, NAME, b"envelope")
    assert (tmp_path / NAME).read_bytes() == b"envelope"


def place(folder, data):
    path = folder / "acks" / AGENT / f"{REPORT}.ack"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path


def test_an_answer_is_heard_and_taken_away(tmp_path):
    path = place(tmp_path, b"signed")
    assert answer_to(tmp_path, AGENT, REPORT, believe) == "ack"
    clear_answer(tmp_path, AGENT, REPORT)
    assert not path.exists()
    clear_answer(tmp_path, AGENT, REPORT)


@pytest.mark.parametrize("data", [b"", b"forged", b"signed" + b" " * SIGNED_LIMIT])
def test_an_answer_that_is_not_believed_is_none(tmp_path, data):
    place(tmp_path, data)
    assert answer_to(tmp_path, AGENT, REPORT, believe) is None


def test_no_answer_is_none(tmp_path):
    assert answer_to(tmp_path, AGENT, REPORT, believe) is None


@ON_POSIX
def test_a_pipe_or_a_link_in_place_of_an_answer_holds_nobody_up(tmp_path):
    path = place(tmp_path, b"signed")
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert answer_to(tmp_path, AGENT, REPORT, believe) is None
    path.unlink()
    os.mkfifo(path)
    assert answer_to(tmp_path, AGENT, REPORT, believe) is None
    silent = os.open(path, os.O_RDWR)
    try:
        assert answer_to(tmp_path, AGENT, REPORT, believe) is None
    finally:
        os.close(silent)
