# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Updates of Red Hat, Alma, Rocky, Fedora and their families, from the cache alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.logs import newest_match
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso
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

# `-C` answers from the cache even where it expired, and never goes online (dnf(8)).
_CHECK = ("dnf", "-q", "-C", "check-update")
_ADVISORIES = ("dnf", "-q", "-C", "updateinfo", "list", "--security")
_ADVISORIES_5 = ("dnf", "-q", "-C", "advisory", "list", "--security")
_UPDATES_WAIT = 100
_CACHES = ("/var/cache/dnf", "/var/cache/libdnf5")
_KEY = re.compile(r"-[0-9a-f]{16}$")
"""What dnf adds to a repository's name to name its cache."""
_LOG = "/var/log/dnf.rpm.log"
_UPGRADED = re.compile(r"(?m)^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}) \w+ Upgraded?: ")
_TIMERS = "/etc/systemd/system/timers.target.wants"
_NEVRA = re.compile(r"(?<=[ \t])[A-Za-z0-9][\w.+~^:-]*-[\w.+~^:]+-[\w.+~^]+\.\w+(?=\s|$)")


class _UnansweredError(Exception):
    pass


def read(machine: Machine) -> Readings:
    """Pending ones from the cache, its age, the newest upgrade, and who upgrades."""
    return {
        **_pending(machine),
        "updates.lists_at": _lists_at(machine),
        "updates.installed_at": _installed_at(machine),
        "updates.automatic": _automatic(machine),
    }


def advised_of(listing: str) -> frozenset[str]:
    """Packages that security advisories name, as name-version-release.arch without epoch."""
    return frozenset(re.sub(r"-\d+:", "-", name) for name in _NEVRA.findall(listing))


def pending_of(check: str, advised: frozenset[str]) -> list[dict[str, object]]:
    """The lines `name.arch version repository` of a check, before its section on obsoletes."""
    names = {nevra.rsplit("-", 2)[0] for nevra in advised}
    found = ((parts[0].rpartition(".")[0], parts[1]) for parts in _packages(check))
    return [{"name": n, "version": version, "security": n in names} for n, version in found]


def counts_of(check: str) -> Counter[str]:
    """Repository to the number of packages it would give, from the same lines."""
    return Counter(parts[2] for parts in _packages(check))


def _packages(check: str) -> Iterator[list[str]]:
    for line in check.splitlines():
        if line.startswith("Obsoleting"):
            return
        parts = line.split()
        if len(parts) == 3 and "." in parts[0]:
            yield parts


def _pending(machine: Machine) -> Readings:
    """A pending package is one for security when an advisory that still applies names it."""
    has_advisories = any(machine.files(cache, "*/repodata/*updateinfo*") for cache in _CACHES)
    listing = _ADVISORIES_5 if machine.exists("/usr/bin/dnf5") else _ADVISORIES
    security = absent(f"{_CACHES[0]}: the repositories carry no advisories")
    advised: frozenset[str] = frozenset()
    if has_advisories:
        try:
            advised = advised_of(_answer(machine, listing))
            names = {nevra.rsplit("-", 2)[0] for nevra in advised}
            security = ok(len(names), " ".join(listing))
        except _UnansweredError as failure:
            security = error(str(failure))
    try:
        check = _answer(machine, _CHECK)
    except _UnansweredError as failure:
        unknown = error(str(failure))
        return {
            "updates.security_pending": security,
            **same(("updates.pending", "updates.origins"), unknown),
        }
    rows = pending_of(check, advised)
    rows.sort(key=lambda row: not row["security"])
    return {
        "updates.security_pending": security,
        "updates.pending": ok(rows[:PENDING_LIMIT], " ".join(_CHECK)),
        "updates.origins": ok(_origins(machine, counts_of(check)), " ".join(_CHECK)),
    }


def _origins(machine: Machine, counts: Counter[str]) -> list[dict[str, object]]:
    """Repositories with a cache or with something pending; they do not set security apart."""
    cached = {
        _KEY.sub("", file.parent.parent.name): iso(file.stat().st_mtime)
        for cache in _CACHES
        for file in machine.files(cache, "*/repodata/repomd.xml")
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
        for name in sorted({*counts, *cached})
    ]


def _answer(machine: Machine, command: Sequence[str]) -> str:
    try:
        output = machine.children.run(command, seconds=40)
    except ChildError as failure:
        raise _UnansweredError(f"{' '.join(command)}: {failure}") from failure
    if output.code not in {0, _UPDATES_WAIT}:
        raise _UnansweredError(f"{' '.join(command)}: exit {output.code}: {output.complaint}")
    return output.text


def _lists_at(machine: Machine) -> Reading:
    times = [
        file.stat().st_mtime
        for cache in _CACHES
        for file in machine.files(cache, "*/repodata/repomd.xml")
    ]
    return ok(iso(max(times)), _CACHES[0]) if times else absent(_CACHES[0])


def _installed_at(machine: Machine) -> Reading:
    try:
        found = newest_match(machine, _LOG, _UPGRADED)
    except PermissionError:
        return denied(_LOG)
    if found:
        moment = datetime.strptime(found, "%Y-%m-%dT%H:%M:%S%z").astimezone(UTC)
        return ok(moment.isoformat(), f"{_LOG}: newest upgrade")
    return ok_or_absent(None, _LOG)


def _automatic(machine: Machine) -> Reading:
    """A timer that installs: by its own unit, or by `apply_updates` in the configuration."""
    if machine.files(_TIMERS, "dnf*-automatic-install.timer"):
        return ok(True, _TIMERS)
    configuration = "/etc/dnf/automatic.conf"
    started = machine.files(_TIMERS, "dnf*-automatic.timer")
    text = machine.text_or_nothing(configuration).replace(" = ", "=")
    applies = assignments(text).get("apply_updates", "no").lower() in {"yes", "true", "1", "on"}
    return ok(bool(started) and applies, f"{_TIMERS}, {configuration}")
