# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from veilleuse_agent.envelope import fingerprint
from veilleuse_agent.installation import (
    InstallationError,
    begin_anew,
    default_folder,
    forget_identity,
    known_agent_id,
    next_turn,
    turn_to_come,
)

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and users are of POSIX")


def test_the_first_turn_makes_a_key_and_an_epoch(tmp_path):
    turn = next_turn(tmp_path / "agent")
    assert turn.agent_id == fingerprint(bytes(SigningKey(turn.seed).verify_key))
    assert len(turn.epoch) == 32
    assert turn.sequence == 1


def test_every_turn_is_the_next_one_of_the_same_installation(tmp_path):
    turns = [next_turn(tmp_path) for _ in range(3)]
    assert [turn.sequence for turn in turns] == [1, 2, 3]
    assert len({(turn.agent_id, turn.epoch) for turn in turns}) == 1


def test_a_sequence_is_on_the_disk_before_it_is_given(tmp_path):
    turn = next_turn(tmp_path)
    assert f'"sequence":{turn.sequence}' in (tmp_path / "state.json").read_text()


@pytest.mark.parametrize("state", [b"", b"{", b'{"epoch":1}', b"\xff\xfe"])
def test_a_lost_state_begins_a_new_epoch_and_keeps_the_key(tmp_path, state):
    before = next_turn(tmp_path)
    (tmp_path / "state.json").write_bytes(state)
    after = next_turn(tmp_path)
    assert after.agent_id == before.agent_id
    assert after.epoch != before.epoch
    assert after.sequence == 1


def test_two_installations_are_two_agents(tmp_path):
    assert next_turn(tmp_path / "a").agent_id != next_turn(tmp_path / "b").agent_id


def test_a_damaged_key_is_said_and_not_replaced(tmp_path):
    next_turn(tmp_path)
    (tmp_path / "agent.key").write_bytes(b"short")
    with pytest.raises(InstallationError) as caught:
        next_turn(tmp_path)
    assert caught.value.code == "key_damaged"
    assert (tmp_path / "agent.key").read_bytes() == b"short"


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InstallationError) as caught:
        next_turn(tmp_path / "file" / "agent")
    assert caught.value.code == "data_folder"


@ON_POSIX
def test_a_folder_that_others_may_write_to_is_refused(tmp_path):
    tmp_path.chmod(0o777)
    with pytest.raises(InstallationError) as caught:
        next_turn(tmp_path)
    assert caught.value.code == "data_folder_shared"
    assert not (tmp_path / "agent.key").exists()


@ON_POSIX
def test_key_and_folder_are_for_their_owner_alone(tmp_path):
    next_turn(tmp_path / "agent")
    assert (tmp_path / "agent").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "agent" / "agent.key").stat().st_mode & 0o777 == 0o600


def test_runs_at_the_same_time_never_share_a_sequence(tmp_path):
    code = (
        "import sys, pathlib; from veilleuse_agent.installation import next_turn;"
        "print(*[next_turn(pathlib.Path(sys.argv[1])).sequence for _ in range(10)])"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    found = [int(n) for run in runs for n in run.communicate(timeout=60)[0].split()]
    assert sorted(found) == list(range(1, 21))


@ON_POSIX
def test_the_default_folder_is_ones_own_without_privilege(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "veilleuse-agent"


@ON_POSIX
def test_the_default_folder_is_the_machines_for_root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert default_folder() == Path("/var/lib/veilleuse-agent")


def test_the_turn_to_come_is_told_and_not_taken(tmp_path):
    before = turn_to_come(tmp_path)
    assert before.sequence == 1
    assert not list(tmp_path.iterdir())
    first = next_turn(tmp_path)
    to_come = turn_to_come(tmp_path)
    assert (to_come.agent_id, to_come.epoch) == (first.agent_id, first.epoch)
    assert to_come.sequence == next_turn(tmp_path).sequence == 2


def test_a_new_epoch_is_drawn_once_for_each_that_ended(tmp_path):
    old = next_turn(tmp_path)
    begin_anew(tmp_path, old.epoch)
    new = next_turn(tmp_path)
    assert (new.agent_id, new.sequence) == (old.agent_id, 1)
    assert new.epoch != old.epoch
    begin_anew(tmp_path, old.epoch)
    assert next_turn(tmp_path).epoch == new.epoch


def test_a_forgotten_identity_is_replaced_by_another(tmp_path):
    assert known_agent_id(tmp_path) == ""
    old = next_turn(tmp_path)
    assert known_agent_id(tmp_path) == old.agent_id
    forget_identity(tmp_path)
    assert known_agent_id(tmp_path) == ""
    assert next_turn(tmp_path).agent_id != old.agent_id


def test_drafts_of_killed_runs_are_cleared_with_the_next_turn(tmp_path):
    (tmp_path / ".agent.key.12.abcd").write_bytes(b"half")
    (tmp_path / ".state.json.12.abcd").write_bytes(b"half")
    (tmp_path / ".site.json.12.abcd").write_bytes(b"somebody else's")
    next_turn(tmp_path)
    assert [path.name for path in tmp_path.glob(".*")] == [".site.json.12.abcd"]
