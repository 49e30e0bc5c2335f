# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a backup last succeeded, by local evidence. Being installed is another fact."""

from collections.abc import Iterable, Iterator

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.backup_logs import Outcome, Run, logged_runs
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso_of_local
from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, error, ok

PROMISES = ("backup.runs", "backup.programs")

_PROGRAMS = (
    "restic",
    "resticprofile",
    "borg",
    "borgmatic",
    "duplicity",
    "duply",
    "rsnapshot",
    "vzdump",
    "proxmox-backup-client",
    "veeamconfig",
    "urbackupclientctl",
    "bacula-fd",
    "bareos-fd",
)
_BACKUPPC = "/usr/share/backuppc/bin/BackupPC"

# Services that a timer starts: their names begin with the program's. Not rsnapshot, whose services
# for higher levels succeed without copying anything.
_UNITS = {
    "restic": "restic",
    "borg": "borg",
    "duplicity": "duplicity",
    "duply": "duplicity",
    "proxmox-backup-client": "proxmox-backup-client",
}
# Their companions that copy nothing.
_MAINTENANCE = (
    "prune",
    "check",
    "forget",
    "compact",
    "verify",
    "list",
    "clean",
    "exporter",
    "mount",
    "copy",
)
_SHOW = (
    "systemctl",
    "show",
    "--all",
    "--no-pager",
    "--property=Id,Result,ExecMainStatus,ExecMainExitTimestamp,TriggeredBy",
    *(f"{name}*.service" for name in _UNITS),
)


def read(machine: Machine) -> Readings:
    """Last success and failure of each program that left a trace, and the programs installed."""
    programs = [name for name in _PROGRAMS if machine.children.has(name)]
    if machine.exists(_BACKUPPC):
        programs.append("backuppc")
    installed = ok(sorted(programs), "search path") if programs else absent("search path")
    return {"backup.runs": _runs(machine), "backup.programs": installed}


def unit_runs_of(shown: str) -> Iterator[Run]:
    """Runs that ended since the machine started, in the blocks of `systemctl show`."""
    for block in shown.split("\n\n"):
        unit = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
        name = unit.get("Id", "")
        product = next((p for begin, p in _UNITS.items() if name.startswith(begin)), None)
        # Wed 2026-11-25 02:00:01 CET: the machine's own time
        at = iso_of_local(unit.get("ExecMainExitTimestamp", "")[4:23])
        is_timed = ".timer" in unit.get("TriggeredBy", "")
        if product and at and is_timed and not any(word in name for word in _MAINTENANCE):
            succeeded = unit.get("Result") == "success" and unit.get("ExecMainStatus") == "0"
            yield Run(product, at, Outcome.SUCCEEDED if succeeded else Outcome.FAILED)


def newest(runs: Iterable[Run]) -> list[dict[str, object]]:
    """One row a product: its newest success, the newest with warnings, its newest failure."""
    last: dict[tuple[str, Outcome], str] = {}
    for run in runs:
        key = (run.product, run.outcome)
        last[key] = max(run.at, last.get(key, ""))
    return [
        {"product": product, **{str(end): last.get((product, end)) for end in Outcome}}
        for product in sorted({product for product, _ in last})
    ]


def _runs(machine: Machine) -> Reading:
    source = "logs and indexes of backup programs, systemctl show"
    try:
        runs = [*logged_runs(machine), *_unit_runs(machine)]
    except PermissionError as failure:
        return denied(f"{source}: {failure.filename}")
    except ChildError as failure:
        return error(f"{source}: {failure}")
    rows = newest(runs)
    if not rows and not machine.is_privileged:
        return denied(f"{source}: most are shown to root only")
    return ok(rows, source) if rows else absent(f"{source}: no trace of a run")


def _unit_runs(machine: Machine) -> Iterator[Run]:
    if machine.has_systemd:
        output = machine.children.run(_SHOW)
        if output.code != 0:
            raise ChildError(f"systemctl show: exit {output.code}: {output.complaint}")
        yield from unit_runs_of(output.text)
