# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the agent into the system's scheduler and takes it out: fixed files, fixed commands."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from veilleuse_agent.schedule import Job, launchd_list, service_unit, task_xml, timer_unit

_SECONDS = 60
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"}


class ScheduleError(Exception):
    """The scheduler did not take, or did not let go of, the agent."""


class Scheduler(Protocol):
    """The scheduler of one system."""

    def install(self, job: Job) -> None:
        """Start the job from now on, in place of an older one; ScheduleError when it cannot be."""
        ...

    def remove(self) -> None:
        """Start it no more; nothing happens where it was not installed. ScheduleError otherwise."""
        ...

    def is_installed(self) -> bool:
        """Whether it is started."""
        ...


Run = Callable[[Sequence[str]], int]
"""Runs a command to its end and gives its exit code; OSError or TimeoutExpired when it cannot."""


def run_quietly(arguments: Sequence[str]) -> int:
    """The exit code of one fixed command."""
    environment = None if sys.platform == "win32" else _ENVIRONMENT
    return subprocess.run(
        list(arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        timeout=_SECONDS,
        check=False,
    ).returncode


class Systemd:
    """A service and its timer."""

    def __init__(self, folder: Path = Path("/etc/systemd/system"), run: Run = run_quietly) -> None:
        """The folder is another one in tests."""
        self._service = folder / "veilleuse-agent.service"
        self._timer = folder / "veilleuse-agent.timer"
        self._run = run

    def install(self, job: Job) -> None:
        """Write both units and start the timer."""
        _write(self._service, service_unit(job).encode())
        _write(self._timer, timer_unit(job).encode())
        _ask(self._run, "systemctl", "daemon-reload")
        _ask(self._run, "systemctl", "enable", "--now", self._timer.name)

    def remove(self) -> None:
        """Stop the timer and delete both units."""
        if self.is_installed():
            _ask(self._run, "systemctl", "disable", "--now", self._timer.name)
            _delete(self._timer, self._service)
            _ask(self._run, "systemctl", "daemon-reload")

    def is_installed(self) -> bool:
        """Whether the timer's unit is there."""
        return self._timer.exists()


class TaskScheduler:
    """A task of the account SYSTEM."""

    NAME = "Veilleuse\\Agent"

    def __init__(self, drafts: Path, run: Run = run_quietly) -> None:
        """`drafts`: a folder for the task's description while it is read."""
        self._draft = drafts / "veilleuse-agent-task.xml"
        self._run = run
        windows = Path(os.environ.get("SYSTEMROOT", "C:\\Windows"))
        self._program = str(windows / "System32" / "schtasks.exe")

    def install(self, job: Job) -> None:
        """Register the task."""
        _write(self._draft, task_xml(job).encode("utf-16"))
        try:
            _ask(
                self._run,
                *(self._program, "/Create", "/TN", self.NAME),
                *("/XML", str(self._draft), "/F"),
            )
        finally:
            _delete(self._draft)

    def remove(self) -> None:
        """Delete the task."""
        if self.is_installed():
            _ask(self._run, self._program, "/Delete", "/TN", self.NAME, "/F")

    def is_installed(self) -> bool:
        """Whether the task is registered."""
        return _code(self._run, self._program, "/Query", "/TN", self.NAME) == 0


class Launchd:
    """A daemon."""

    LABEL = "veilleuse.agent"

    def __init__(
        self, folder: Path = Path("/Library/LaunchDaemons"), run: Run = run_quietly
    ) -> None:
        """The folder is another one in tests."""
        self._list = folder / f"{self.LABEL}.plist"
        self._run = run

    def install(self, job: Job) -> None:
        """Write the property list and load it."""
        self.remove()
        _write(self._list, launchd_list(job, self.LABEL))
        _ask(self._run, "launchctl", "bootstrap", "system", str(self._list))

    def remove(self) -> None:
        """Unload it and delete its property list; one that is not loaded is only deleted."""
        if self.is_installed():
            _code(self._run, "launchctl", "bootout", f"system/{self.LABEL}")
            _delete(self._list)

    def is_installed(self) -> bool:
        """Whether the property list is there."""
        return self._list.exists()


def system_scheduler() -> Scheduler:
    """The one of the system this runs on."""
    if sys.platform == "win32":
        return TaskScheduler(Path(os.environ.get("TEMP", "C:\\Windows\\Temp")))
    return Launchd() if sys.platform == "darwin" else Systemd()


def _ask(run: Run, *arguments: str) -> None:
    code = _code(run, *arguments)
    if code:
        raise ScheduleError(f"{arguments[0]}: {code}")


def _code(run: Run, *arguments: str) -> int:
    try:
        return run(arguments)
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise ScheduleError(f"{arguments[0]}: {failure}") from failure


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as failure:
        raise ScheduleError(f"{path}: {failure.strerror}") from failure


def _delete(*paths: Path) -> None:
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as failure:
        raise ScheduleError(f"{paths[0]}: {failure.strerror}") from failure
