# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from veilleuse_agent.schedule import Job, launchd_list, service_unit, task_xml, timer_unit
from veilleuse_agent.scheduler import Launchd, ScheduleError, Systemd, TaskScheduler

TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def job(**changes):
    values = {
        "command": ("/usr/bin/python3", "-m", "veilleuse_agent", "run", "--data", "/var/lib/v"),
        "folder": Path("/opt/veilleuse-agent"),
        "data": Path("/var/lib/v"),
        "drop": "",
        "hours": 6,
    }
    return Job(**(values | changes))


def parts(text):
    """Every element of the task with its text, by name."""
    root = ET.fromstring(text.encode("utf-16"))
    return {e.tag.removeprefix(TASK): (e.text or "").strip() for e in root.iter()}


def test_a_task_runs_as_the_system_now_and_then_and_briefly():
    found = parts(task_xml(job()))
    assert found["UserId"] == "S-1-5-18"
    assert (found["Interval"], found["RandomDelay"]) == ("PT6H", "PT30M")
    assert (found["ExecutionTimeLimit"], found["Priority"]) == ("PT10M", "9")
    assert found["StartWhenAvailable"] == "true"
    assert found["RunOnlyIfNetworkAvailable"] == found["DisallowStartIfOnBatteries"] == "false"
    assert found["StopIfGoingOnBatteries"] == "false"
    assert found["MultipleInstancesPolicy"] == "IgnoreNew"


def test_a_task_quotes_paths_with_spaces_and_signs_of_xml():
    command = ("C:\\Program Files\\R&D\\python.exe", "-m", "veilleuse_agent", "C:\\A b\\")
    found = parts(task_xml(job(command=command)))
    assert found["Command"] == "C:\\Program Files\\R&D\\python.exe"
    assert found["Arguments"] == '-m veilleuse_agent "C:\\A b\\\\"'


def test_the_elements_of_the_trigger_stand_in_the_order_of_the_schema():
    root = ET.fromstring(task_xml(job()).encode("utf-16"))
    trigger = next(root.iter(f"{TASK}TimeTrigger"))
    names = [element.tag.removeprefix(TASK) for element in trigger]
    assert names == ["Repetition", "StartBoundary", "Enabled", "RandomDelay"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("drop", ["", "/mnt/dépôt 100%"])
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path, drop):
    found = job(drop=drop, command=(shutil.which("true"), "a b", "100%", "$HOME"), folder=tmp_path)
    (tmp_path / "veilleuse-agent.service").write_text(service_unit(found))
    (tmp_path / "veilleuse-agent.timer").write_text(timer_unit(found))
    units = sorted(tmp_path.glob("veilleuse-agent.*"))
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="paths are those of POSIX")
def test_a_service_may_write_only_where_it_must():
    lines = service_unit(job(drop="/mnt/depot")).splitlines()
    assert "ReadWritePaths=/var/lib/v -/mnt/depot" in lines
    assert "ProtectSystem=strict" in lines
    assert "NoNewPrivileges=yes" in lines
    assert "ReadWritePaths=/var/lib/v" in service_unit(job(drop="\\\\nas\\depot")).splitlines()


def test_a_timer_repeats_and_spreads():
    lines = timer_unit(job()).splitlines()
    assert {"OnUnitActiveSec=6h", "RandomizedDelaySec=30min"} <= set(lines)


def test_launchd_starts_the_same_command_with_a_delay_of_its_own():
    found = plistlib.loads(launchd_list(job(), "label"))
    assert found["Label"] == "label"
    assert found["ProgramArguments"] == [*job().command, "--jitter", "1800"]
    assert found["StartInterval"] == 6 * 3600


class Commands:
    """Remembers what was run; answers with a code, or raises what it was given."""

    def __init__(self, code=0):
        self.code, self.run = code, []

    def __call__(self, arguments):
        self.run.append(tuple(arguments))
        if isinstance(self.code, Exception):
            raise self.code
        return self.code


def test_systemd_is_told_to_start_and_to_stop_the_timer(tmp_path):
    commands = Commands()
    scheduler = Systemd(tmp_path, commands)
    scheduler.remove()
    assert commands.run == []
    scheduler.install(job())
    assert scheduler.is_installed()
    assert commands.run == [
        ("systemctl", "daemon-reload"),
        ("systemctl", "enable", "--now", "veilleuse-agent.timer"),
    ]
    scheduler.remove()
    assert not list(tmp_path.iterdir())
    assert commands.run[2:] == [
        ("systemctl", "disable", "--now", "veilleuse-agent.timer"),
        ("systemctl", "daemon-reload"),
    ]


def test_the_task_scheduler_reads_a_description_that_is_then_deleted(tmp_path):
    read = []

    def run(arguments):
        if "/XML" in arguments:
            read.append(Path(arguments[arguments.index("/XML") + 1]).read_bytes().decode("utf-16"))
        return 0

    scheduler = TaskScheduler(tmp_path, run)
    scheduler.install(job())
    assert read == [task_xml(job())]
    assert not list(tmp_path.iterdir())


def test_the_task_scheduler_is_asked_by_name(tmp_path):
    commands = Commands()
    scheduler = TaskScheduler(tmp_path, commands)
    assert scheduler.is_installed()
    scheduler.remove()
    assert [run[1:] for run in commands.run[-1:]] == [("/Delete", "/TN", "Veilleuse\\Agent", "/F")]
    commands.code = 1
    scheduler.remove()
    assert commands.run[-1][1] == "/Query"


def test_launchd_is_told_to_load_and_to_unload(tmp_path):
    commands = Commands()
    scheduler = Launchd(tmp_path, commands)
    scheduler.install(job())
    scheduler.install(job())
    path = str(tmp_path / "veilleuse.agent.plist")
    assert commands.run == [
        ("launchctl", "bootstrap", "system", path),
        ("launchctl", "bootout", "system/veilleuse.agent"),
        ("launchctl", "bootstrap", "system", path),
    ]
    scheduler.remove()
    assert not scheduler.is_installed()


@pytest.mark.parametrize(
    "code", [1, FileNotFoundError(2, "gone"), subprocess.TimeoutExpired("systemctl", 60)]
)
@pytest.mark.parametrize("kind", [Systemd, TaskScheduler, Launchd])
def test_a_scheduler_that_does_not_obey_is_said(tmp_path, kind, code):
    with pytest.raises(ScheduleError):
        kind(tmp_path, Commands(code)).install(job())


@pytest.mark.parametrize("kind", [Systemd, Launchd])
def test_a_folder_that_may_not_be_written_is_said(tmp_path, kind):
    commands = Commands()
    with pytest.raises(ScheduleError):
        kind(tmp_path / "gone", commands).install(job())
    assert commands.run == []
