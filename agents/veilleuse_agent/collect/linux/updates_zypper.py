# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Updates of SUSE and openSUSE, without a refresh."""

import re
from collections import Counter

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.logs import newest_match
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso, iso_of_local
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

_COMMAND = ("zypper", "--no-refresh", "--quiet", "--non-interactive", "list-patches")
_CACHE = "/var/cache/zypp/raw"
_LOG = "/var/log/zypp/history"
# An applied security patch: date|patch |name|version|arch|repository|severity|category|...
_PATCHED = re.compile(r"(?m)^([\d-]+ [\d:]+)\|patch *\|[^\n]*\|security\|[^\n]*\|applied\|?")
# zypper(8): 100 and 101 say that patches wait, 106 that a repository was passed over
_PATCHES_WAIT = {0, 100, 101}


def read(machine: Machine) -> Readings:
    """Needed patches, the age of their lists, the newest security patch, and who applies them."""
    return {
        **_pending(machine),
        "updates.lists_at": _lists_at(machine),
        "updates.installed_at": _installed_at(machine),
        "updates.automatic": _automatic(machine),
    }


def pending_of(listing: str) -> list[dict[str, object]]:
    """The rows `repository | name | category | severity | ... | status | ...` of a listing."""
    rows: list[dict[str, object]] = []
    for line in listing.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) >= 4 and "needed" in cells and cells[1]:
            is_security = cells[2].lower() == "security"
            rows.append({"name": cells[1], "version": "", "security": is_security})
    return rows


def counts_of(listing: str) -> Counter[str]:
    """Repository to the number of its needed patches, from the same rows."""
    rows = ([cell.strip() for cell in line.split("|")] for line in listing.splitlines())
    return Counter(row[0] for row in rows if len(row) >= 4 and "needed" in row and row[1])


def _pending(machine: Machine) -> Readings:
    names = ("updates.security_pending", "updates.pending", "updates.origins")
    source = " ".join(_COMMAND)
    if not machine.files(_CACHE, "*/repodata/repomd.xml"):
        return same(names, absent(_CACHE))
    try:
        output = machine.children.run(_COMMAND, seconds=50)
    except ChildError as failure:
        return same(names, error(f"{source}: {failure}"))
    if output.code not in _PATCHES_WAIT:
        return same(names, error(f"{source}: exit {output.code}: {output.complaint}"))
    rows = pending_of(output.text)
    count = sum(bool(row["security"]) for row in rows)
    rows.sort(key=lambda row: not row["security"])
    return {
        "updates.security_pending": ok(count, source),
        "updates.pending": ok(rows[:PENDING_LIMIT], source),
        "updates.origins": ok(_origins(machine, counts_of(output.text)), source),
    }


def _origins(machine: Machine, counts: Counter[str]) -> list[dict[str, object]]:
    """Repositories with needed patches; the age is known where name and alias are the same."""
    cached = {
        file.parent.parent.name: iso(file.stat().st_mtime)
        for file in machine.files(_CACHE, "*/repodata/repomd.xml")
    }
    return [
        {
            "name": name,
            "security": None,
            "pending": counts[name],
            "codename": None,
            "lists_at": cached.get(name),
            "valid_until": None,
        }
        for name in sorted(counts)
    ]


def _lists_at(machine: Machine) -> Reading:
    times = [file.stat().st_mtime for file in machine.files(_CACHE, "*/repodata/repomd.xml")]
    return ok(iso(max(times)), _CACHE) if times else absent(_CACHE)


def _installed_at(machine: Machine) -> Reading:
    try:
        found = newest_match(machine, _LOG, _PATCHED)
    except PermissionError:
        return denied(_LOG)
    return ok_or_absent(iso_of_local(found or ""), f"{_LOG}: newest security patch")


def _automatic(machine: Machine) -> Reading:
    """YaST's online update, or the timer of transactional systems."""
    timers = "/etc/systemd/system/timers.target.wants"
    if machine.files(timers, "transactional-update.timer"):
        return ok(True, timers)
    source = "/etc/sysconfig/automatic_online_update"
    settings = assignments(machine.text_or_nothing(source))
    return ok(settings.get("AOU_ENABLE_CRONJOB", "").lower() == "true", source)
