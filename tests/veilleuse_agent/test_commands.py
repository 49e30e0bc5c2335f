# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line from outside: what each command says, changes and answers."""

import io
import json
import re
import subprocess
import sys

import pytest

from veilleuse_agent.__main__ import main
from veilleuse_agent.enrolment import exclusive
from veilleuse_agent.exits import Exit
from veilleuse_agent.memory import Memory, write_memory
from veilleuse_agent.protocol import Status, decode
from veilleuse_agent.scheduler import ScheduleError
from veilleuse_agent.site import Policy
from veilleuse_agent.spool import Spool


@pytest.fixture
def agent(tmp_path, around, capsys, monkeypatch):
    """Runs one command in French on one data folder: its code and its outputs."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    place = around()

    def run(*arguments, at=place):
        code = main([*map(str, arguments), "--data", str(tmp_path / "data")], at)
        said = capsys.readouterr()
        return code, said.out, said.err

    run.data, run.scheduler = tmp_path / "data", place.scheduler
    return run


def test_a_machine_is_enrolled_and_scheduled_with_its_own_interval(agent, kit, site):
    code, out, _ = agent("enrol", "--kit", kit("h:1", interval_hours=6), "--schedule")
    assert code == Exit.DONE
    assert "toutes les 6" in out
    job = agent.scheduler.job
    assert job.hours == 6
    assert job.command[:4] == (sys.executable, "-m", "veilleuse_agent", "run")
    assert job.command[4:] == ("--data", str(agent.data))
    assert (job.folder / "veilleuse_agent" / "__main__.py").exists()


def test_the_scheduled_command_starts_the_agent_from_its_folder(agent, kit):
    agent("enrol", "--kit", kit(), "--schedule")
    job = agent.scheduler.job
    done = subprocess.run(
        [*job.command[:3], "--version"], cwd=job.folder, capture_output=True, check=True, timeout=60
    )
    assert done.stdout.startswith(b"veilleuse-agent ")


def test_the_schedule_follows_the_policy(agent, kit, around):
    place = around(policy=lambda: Policy(interval_hours=12, folder="/mnt/depot"))
    assert agent("enrol", "--kit", kit(), "--schedule", at=place)[0] == Exit.DONE
    assert (place.scheduler.job.hours, place.scheduler.job.drop) == (12, "/mnt/depot")


def test_where_the_policy_names_the_site_no_kit_is_needed(agent, around, site):
    place = around(policy=lambda: Policy(keys=site.keys, addresses=("desk:1",)))
    assert agent("enrol", "--schedule", at=place)[0] == Exit.DONE
    assert place.scheduler.job.hours == 4


def test_without_kit_and_policy_there_is_no_site(agent):
    assert agent("enrol", "--schedule")[0] == Exit.NOT_ENROLLED


def test_without_asking_nothing_is_scheduled(agent, kit):
    assert agent("enrol", "--kit", kit())[0] == Exit.DONE
    assert agent.scheduler.job is None


def test_a_kit_that_is_none_is_said_and_changes_nothing(agent, tmp_path):
    code, _, err = agent("enrol", "--kit", tmp_path / "nowhere")
    assert code == Exit.SITE
    assert "nowhere" in err
    assert not agent.data.exists()


class Stubborn:
    """A scheduler that obeys nobody."""

    def install(self, job):
        raise ScheduleError("systemctl: 1")

    def remove(self):
        raise ScheduleError("systemctl: 1")

    def is_installed(self):
        raise ScheduleError("systemctl: 1")


def test_a_scheduler_that_refuses_leaves_the_machine_enrolled(agent, kit, around):
    stubborn = around(scheduler=Stubborn())
    code, _, err = agent("enrol", "--kit", kit(), "--schedule", at=stubborn)
    assert code == Exit.SCHEDULE
    assert "systemctl: 1" in err
    assert (agent.data / "site.json").exists()
    code, out, _ = agent("status", "--json", at=stubborn)
    assert (code, json.loads(out)["is_scheduled"]) == (Exit.DONE, None)


def test_a_run_says_what_became_of_the_report(agent, kit, desktop):
    code, _, err = agent("run")
    assert code == Exit.NOT_ENROLLED
    assert "enrol --kit" in err
    agent("enrol", "--kit", kit("127.0.0.1:1"))
    code, _, err = agent("run")
    assert code == Exit.KEPT
    assert "127.0.0.1:1" in err
    agent("enrol", "--kit", kit(desktop.address))
    code, out, err = agent("run")
    assert (code, err) == (Exit.DONE, "")
    assert "reçu" in out
    desktop.changes = {"verdict": "refused", "reason": "revoked"}
    code, _, err = agent("run")
    assert code == Exit.REFUSED
    assert "revoked" in err


def test_a_second_run_leaves_with_a_code_of_its_own(agent, kit):
    agent("enrol", "--kit", kit())
    with exclusive(agent.data):
        assert agent("run")[0] == Exit.BUSY
        assert agent("enrol", "--kit", kit())[0] == Exit.BUSY
        assert agent("forget", "--yes")[0] == Exit.BUSY


def test_a_report_by_hand_goes_to_the_file(agent, kit, site, tmp_path):
    agent("enrol", "--kit", kit())
    code, out, _ = agent("run", "--out", tmp_path / "r.vlse")
    assert code == Exit.DONE
    assert "r.vlse" in out
    assert site.open((tmp_path / "r.vlse").read_bytes()).token == "a" * 32


@pytest.mark.parametrize("text", ["-1", "86401", "soon"])
def test_a_delay_is_a_number_of_seconds_of_one_day(agent, text):
    with pytest.raises(SystemExit) as caught:
        agent("run", "--jitter", text)
    assert caught.value.code == Exit.USAGE


def test_what_is_shown_is_what_would_be_sent_and_takes_no_number(agent, kit, desktop):
    agent("enrol", "--kit", kit(desktop.address))
    code, out, _ = agent("show", "--json")
    shown = decode(out.encode())
    assert code == Exit.DONE
    assert not (agent.data / "state.json").exists()
    agent("run")
    [sent] = desktop.reports
    assert (shown.sequence, shown.token) == (sent.sequence, sent.token)
    assert (shown.machine, shown.site_key) == (sent.machine, sent.site_key)
    assert {n: (f.value, f.status, f.source) for n, f in shown.facts.items()} == {
        n: (f.value, f.status, f.source) for n, f in sent.facts.items()
    }
    assert decode(agent("show", "--json")[1].encode()).sequence == 2
    assert decode(agent("show", "--json")[1].encode()).token == ""


def test_a_machine_without_a_site_can_be_shown(agent):
    assert decode(agent("show", "--json")[1].encode()).site_key == ""
    assert not agent.data.exists()


def test_what_is_shown_to_people_is_cut_with_its_size(agent, around):
    from veilleuse_agent.collect.reading import Collector, denied, ok

    rows = [f"package-{n}" for n in range(200)]
    facts = {"software": ok(rows, "dpkg"), "ssh.settings": denied("/etc/ssh/sshd_config")}
    shown = around(collectors=lambda: (Collector("x", tuple(facts), lambda: facts),))
    _, out, _ = agent("show", at=shown)
    software = next(line for line in out.splitlines() if line.startswith("software"))
    assert re.search(r'lu\u00a0: \["package-0".*… \(\d+ octets\)$', software)
    assert "accès refusé\u00a0: /etc/ssh/sshd_config" in out
    assert "3 faits" in out


def test_the_state_is_told_and_holds_no_secret(agent, kit, desktop):
    code, out, _ = agent("status")
    assert code == Exit.DONE
    assert "aucun établissement" in out
    agent("enrol", "--kit", kit(desktop.address), "--schedule")
    agent("run")
    state = json.loads(agent("status", "--json")[1])
    assert state["agent_id"] == desktop.reports[0].agent_id
    assert (state["waiting"], state["has_token"], state["is_scheduled"]) == (0, False, True)
    assert state["said"]["verdict"] == "accepted"
    seed = (agent.data / "agent.key").read_bytes()
    assert "a" * 32 not in json.dumps(state)
    assert seed.hex() not in json.dumps(state)


def test_the_state_says_what_was_lost_and_renewed(agent, kit, long_ago):
    agent("enrol", "--kit", kit("h:1"))
    write_memory(agent.data, Memory(pushed_out=3, damaged=1, renewed_at=long_ago))
    out = agent("status")[1]
    assert re.search(r"réponse.: 3.; abîmés.: 1", out)
    assert "autre machine" in out
    assert "jamais répondu" in out


def test_forgetting_unschedules_and_deletes_everything(agent, kit):
    agent("enrol", "--kit", kit("127.0.0.1:1"), "--schedule")
    agent("run")
    assert len(Spool(agent.data).entries("")) == 1
    code, out, _ = agent("forget", "--yes")
    assert code == Exit.DONE
    assert "révoquez" in out
    assert agent.scheduler.job is None
    assert not agent.data.exists()


@pytest.mark.parametrize(("typed", "is_gone"), [("o\n", True), ("n\n", False), ("", False)])
def test_forgetting_is_asked_for(agent, kit, monkeypatch, typed, is_gone):
    agent("enrol", "--kit", kit())
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code, _, err = agent("forget")
    assert str(agent.data) in err
    assert (code == Exit.DONE) is is_gone
    assert agent.data.exists() is not is_gone
    assert code in {Exit.DONE, Exit.CANCELLED}


def test_nothing_is_deleted_while_the_agent_is_still_scheduled(agent, kit, around):
    agent("enrol", "--kit", kit())
    code, _, _ = agent("forget", "--yes", at=around(scheduler=Stubborn()))
    assert code == Exit.SCHEDULE
    assert (agent.data / "site.json").exists()


def test_forgetting_what_was_never_there_is_no_error(agent):
    assert agent("forget", "--yes")[0] == Exit.DONE
    assert not agent.data.exists()


def test_files_of_others_in_the_folder_are_left_there(agent, kit):
    agent("enrol", "--kit", kit())
    (agent.data / "notes.txt").write_text("mine")
    assert agent("forget", "--yes")[0] == Exit.DONE
    assert [path.name for path in agent.data.iterdir()] == ["notes.txt"]


def test_what_the_desktop_collects_from_its_own_machine_is_in_the_clear(agent):
    code, out, _ = agent("collect", "--json", "-")
    report = decode(out.encode())
    assert code == Exit.DONE
    assert (report.site_key, report.token, report.machine, report.sequence) == ("", "", "", 1)
    assert report.facts["clock.offset_seconds"].status is Status.ABSENT


LATE = """
import time
from veilleuse_agent.commands import _ended_after
with _ended_after(0.05):
    time.sleep(60)
"""


def test_a_run_that_hangs_is_ended_and_says_so():
    done = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, check=False, timeout=50
    )
    assert done.returncode == Exit.LATE
    assert done.stderr
