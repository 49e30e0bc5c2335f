# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups by the traces that programs leave themselves: their logs, indexes and manifests."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso, iso_of_local

_TAIL = 4 * 1024 * 1024
_RSNAPSHOT = "/etc/rsnapshot.conf"
_BACKUPPC = "/var/lib/backuppc/pc"
_PROXMOX = ("/var/log/pve/tasks/index", "/var/log/pve/tasks/index.1")
_DUPLICITY = "/root/.cache/duplicity"
_VEEAM = "/var/log/veeam/Backup"
_VEEAM_SESSIONS = 100
"""Newest logs looked at, of all jobs together."""
_VEEAM_TAIL = 64 * 1024


class Outcome(StrEnum):
    """How a backup ended."""

    SUCCEEDED = "succeeded_at"
    WARNED = "warned_at"
    FAILED = "failed_at"


class Run(NamedTuple):
    """One backup that ended."""

    product: str
    at: str
    """ISO time."""
    outcome: Outcome


# rsnapshot writes `[2026-11-23T03:30:01] /usr/bin/rsnapshot alpha: completed successfully`.
_RSNAPSHOT_LINE = re.compile(
    r"(?m)^\[(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\] .{0,200}rsnapshot (.{0,200}): completed(.{0,80})$"
)
_RSNAPSHOT_ENDS = {
    " successfully": Outcome.SUCCEEDED,
    ", but with some warnings": Outcome.WARNED,
}
# Veeam Agent writes `[25.07.2018 02:04:01] <140529559693056> lpbcore| JOB STATUS: SUCCESS.`
_VEEAM_LINE = re.compile(
    r"(?m)^\[(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)\].{0,80}\bJOB STATUS: (\w+)"
)
_VEEAM_ENDS = {"SUCCESS": Outcome.SUCCEEDED, "WARNING": Outcome.WARNED}
# UPID:node:pid:pstart:starttime:type:id:user: endtime status (PVE::Tools, PVE::RESTEnvironment)
_TASK = re.compile(r"(?m)^UPID:[^:\s]*:(?:[0-9A-Fa-f]+:){3}vzdump:[^\s]*: ([0-9A-Fa-f]{8}) (.*)$")
# Names of duplicity's file_naming.py; what is not finished ends in `.part`.
_MANIFEST = re.compile(
    r"duplicity-(?:full|inc\.\d{8}T\d{6}Z\.to)\.(\d{8}T\d{6}Z)\.manifest(?:\.gpg|\.gz)?"
)


def logged_runs(machine: Machine) -> Iterator[Run]:
    """Of the programs that leave a trace; PermissionError where one may not look."""
    yield from _rsnapshot(machine)
    yield from _backuppc(machine)
    for index in _PROXMOX:
        yield from proxmox_runs_of(_tail(machine, index))
    yield from _duplicity(machine)
    yield from _veeam(machine)


def rsnapshot_runs_of(log: str, level: str) -> Iterator[Run]:
    """Runs that copied: those of the lowest level, or of `sync`; the others only rotate."""
    for day, hour, command, outcome in _RSNAPSHOT_LINE.findall(log):
        at = iso_of_local(f"{day} {hour}")
        if at and command.split()[-1:] == [level]:
            yield Run("rsnapshot", at, _RSNAPSHOT_ENDS.get(outcome, Outcome.FAILED))


def proxmox_runs_of(index: str) -> Iterator[Run]:
    """Backup tasks in the list of finished tasks: `OK`, `WARNINGS: 2`, or what went wrong."""
    for end, status in _TASK.findall(index):
        outcome = Outcome.SUCCEEDED if status.strip() == "OK" else Outcome.FAILED
        warned = status.startswith("WARNINGS:")
        yield Run("vzdump", iso(int(end, 16)), Outcome.WARNED if warned else outcome)


def backuppc_runs_of(table: str) -> Iterator[Run]:
    """Rows `number, type, start, end, ...` by tabulators: full and incremental ones are whole."""
    for line in table.splitlines():
        cells = line.split("\t")
        if len(cells) > 3 and re.fullmatch(r"\d{1,11}", cells[3]):
            at = iso(min(int(cells[3]), 2**33))
            if cells[1] in {"full", "incr"}:
                yield Run("backuppc", at, Outcome.SUCCEEDED)
            elif cells[1] == "partial":
                yield Run("backuppc", at, Outcome.FAILED)


def veeam_runs_of(log: str) -> Iterator[Run]:
    """The outcome in the log of a session, in the machine's own time."""
    for day, month, year, hour, word in _VEEAM_LINE.findall(log):
        at = iso_of_local(f"{year}-{month}-{day} {hour}")
        if at:
            yield Run("veeam_agent", at, _VEEAM_ENDS.get(word, Outcome.FAILED))


def duplicity_run_of(name: str) -> Run | None:
    """The run whose manifest bears this name."""
    found = _MANIFEST.fullmatch(name)
    if not found:
        return None
    try:
        moment = datetime.strptime(found[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Run("duplicity", moment.isoformat(), Outcome.SUCCEEDED)


def _rsnapshot(machine: Machine) -> Iterator[Run]:
    words = [line.split("\t") for line in machine.text_or_nothing(_RSNAPSHOT).splitlines()]
    settings = [[word.strip() for word in line if word.strip()] for line in words]
    named = {line[0]: line[1] for line in reversed(settings) if len(line) > 1}
    level = "sync" if named.get("sync_first") == "1" else named.get("retain", named.get("interval"))
    log = named.get("logfile", "")
    if level and log.startswith("/"):
        yield from rsnapshot_runs_of(_tail(machine, log), level)


def _backuppc(machine: Machine) -> Iterator[Run]:
    for file in machine.files(_BACKUPPC, "*/backups"):
        name = file.relative_to(machine.root).as_posix()
        yield from backuppc_runs_of(machine.text(name, limit=_TAIL))


def _duplicity(machine: Machine) -> Iterator[Run]:
    """The archive folder of root: what the machine itself finished sending."""
    for file in machine.files(_DUPLICITY, "*/duplicity-*.manifest*"):
        run = duplicity_run_of(file.name)
        if run:
            yield run


def _veeam(machine: Machine) -> Iterator[Run]:
    """A folder a job, a folder a session, whose name begins with its date."""
    files = machine.files(_VEEAM, "*/Session_*/Job.log")
    for file in sorted(files, key=lambda path: path.parent.name)[-_VEEAM_SESSIONS:]:
        name = file.relative_to(machine.root).as_posix()
        yield from veeam_runs_of(_tail(machine, name, _VEEAM_TAIL))


def _tail(machine: Machine, name: str, limit: int = _TAIL) -> str:
    """The end of a log, or nothing where there is none."""
    path = machine.path(name)
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - limit))
            return file.read(limit).decode("utf-8", "replace")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""
