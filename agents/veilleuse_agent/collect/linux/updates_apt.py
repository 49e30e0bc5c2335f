# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Updates of Debian, Ubuntu and their families."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.logs import newest_match
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso, iso_of_local, iso_of_mail_date
from veilleuse_agent.collect.reading import (
    Reading,
    Readings,
    absent,
    denied,
    error,
    ok,
    ok_or_absent,
    same,
)

PENDING_LIMIT = 500

# `-s` touches nothing and works for any user; a fix that is held back is still missing.
_SIMULATION = (
    "apt-get",
    "-s",
    "-q",
    "-o",
    "Debug::NoLocking=true",
    "--ignore-hold",
    "dist-upgrade",
)
_LISTS = "/var/lib/apt/lists"
_STAMP = "/var/lib/apt/periodic/update-success-stamp"
_LOG = "/var/log/dpkg.log"

_INST = re.compile(r"^Inst (\S+)(?: \[[^\]]*\])? \((\S+) ([^)]*?)(?: \[[^\]]*\])?\)")
_UPGRADE = re.compile(r"(?m)^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) upgrade ")


@dataclass(frozen=True, slots=True)
class _Archive:
    is_security: bool
    date: str | None


def read(machine: Machine) -> Readings:
    """Pending ones by simulation, their freshness, the newest upgrade, and who upgrades."""
    archives = tuple(_archives(machine))
    return {
        **_pending(machine, archives),
        "updates.lists_at": _lists_at(machine, archives),
        "updates.installed_at": _installed_at(machine),
        "updates.automatic": _automatic(machine),
    }


def pending_of(simulation: str) -> list[dict[str, object]]:
    """What a simulated upgrade would put in, each with whether a security archive offers it."""
    found = (_INST.match(line) for line in simulation.splitlines())
    return [
        {"name": match[1], "version": match[2], "security": _is_security(match[3])}
        for match in found
        if match
    ]


def _is_security(origins: str) -> bool:
    """Debian tells by the label, Ubuntu by the suite; the codename before it changes with time."""
    for origin in origins.split(", "):
        label, _, suite = origin.partition(":")
        if "security" in label.lower() or suite.endswith("-security"):
            return True
    return False


def _pending(machine: Machine, archives: tuple[_Archive, ...]) -> Readings:
    names = ("updates.security_pending", "updates.pending")
    source = " ".join(_SIMULATION)
    if not any(archive.is_security for archive in archives):
        return same(names, absent(f"{_LISTS}: no list of a security archive"))
    try:
        output = machine.children.run(_SIMULATION, seconds=60)
    except ChildError as failure:
        return same(names, error(f"{source}: {failure}"))
    if output.code != 0:
        return same(names, error(f"{source}: exit {output.code}: {output.complaint}"))
    rows = pending_of(output.text)
    count = sum(bool(row["security"]) for row in rows)
    rows.sort(key=lambda row: not row["security"])
    return {
        "updates.security_pending": ok(count, source),
        "updates.pending": ok(rows[:PENDING_LIMIT], source),
    }


def _archives(machine: Machine) -> Iterator[_Archive]:
    files: list[Path] = []
    for pattern in ("*InRelease", "*_Release"):
        files += machine.files(_LISTS, pattern)
    for file in files:
        try:
            with file.open("rb") as opened:
                head = opened.read(4096).decode("utf-8", "replace")
        except OSError:
            continue
        fields = dict(re.findall(r"(?m)^(Label|Suite|Date): *(.*?)\s*$", head))
        origin = f"{fields.get('Label', '')}:/{fields.get('Suite', '')}"
        yield _Archive(_is_security(origin), iso_of_mail_date(fields.get("Date", "")))


def _lists_at(machine: Machine, archives: tuple[_Archive, ...]) -> Reading:
    """The date a security archive gave itself: other archives rest for months between releases."""
    security = [a.date for a in archives if a.is_security and a.date]
    others = [a.date for a in archives if a.date]
    found = security or others
    if machine.exists(_STAMP):
        found.append(iso(machine.path(_STAMP).stat().st_mtime))
    return ok_or_absent(max(found, default=None), f"{_LISTS}: Date of the security archive")


def _installed_at(machine: Machine) -> Reading:
    try:
        found = newest_match(machine, _LOG, _UPGRADE)
    except PermissionError:
        return denied(_LOG)
    return ok_or_absent(iso_of_local(found or ""), f"{_LOG}: newest upgrade")


def _automatic(machine: Machine) -> Reading:
    """Both periodic settings on, the program there, and its timer enabled where systemd runs."""
    source = "apt-config dump"
    try:
        output = machine.children.run((*source.split(), "APT::Periodic"))
    except ChildError as failure:
        return error(f"{source}: {failure}")
    if output.code != 0:
        return error(f"{source}: exit {output.code}")
    values = dict(re.findall(r'(?m)^APT::Periodic::([\w-]+) "([^"]*)";', output.text))
    configured = all(
        values.get(name, "0") not in {"0", ""}
        for name in ("Update-Package-Lists", "Unattended-Upgrade")
    )
    timer = "/etc/systemd/system/timers.target.wants/apt-daily-upgrade.timer"
    is_started = not machine.has_systemd or _is_link(machine.path(timer))
    installed = machine.exists("/usr/bin/unattended-upgrade")
    return ok(configured and installed and is_started, f"{source} APT::Periodic, {timer}")


def _is_link(path: Path) -> bool:
    return path.is_symlink() or path.exists()
