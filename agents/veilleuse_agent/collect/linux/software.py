# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installed packages."""

import os
import re
from datetime import UTC, datetime

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, error, ok

PROMISES = ("software",)

_DPKG = ("dpkg-query", "-W", "-f=${db:Status-Abbrev}\\t${Package}\\t${Version}\\t${Maintainer}\\n")
_RPM = ("rpm", "-qa", "--qf", "ii\\t%{NAME}\\t%{EVR}\\t%{VENDOR}\\t%{INSTALLTIME}\\n")
_INFO = "/var/lib/dpkg/info"


def read(machine: Machine) -> Readings:
    """Packages of dpkg or rpm; what came another way is not seen."""
    is_dpkg = machine.children.has("dpkg-query")
    command = _DPKG if is_dpkg else _RPM
    source = " ".join(command[:2])
    try:
        output = machine.children.run(command)
    except ChildError as failure:
        return {"software": error(f"{source}: {failure}")}
    if output.code != 0:
        return {"software": error(f"{source}: exit {output.code}: {output.complaint}")}
    dates = _unpacked(machine) if is_dpkg else {}
    return {"software": ok(packages_of(output.text, dates), source)}


def packages_of(listing: str, dates: dict[str, str]) -> list[dict[str, object]]:
    """The installed ones in lines of `status, name, version, publisher[, time]`, by tabulators."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for line in listing.splitlines():
        status, *cells = line.split("\t")
        if status[1:2] != "i" or len(cells) < 3:
            continue
        name, version, publisher = cells[:3]
        on = _date(int(cells[3])) if cells[3:] and cells[3].isdigit() else dates.get(name)
        rows[name, version] = {
            "name": name,
            "version": version,
            "publisher": _without_address(publisher),
            "installed_on": on,
        }
    return [rows[key] for key in sorted(rows)]


def _without_address(publisher: str) -> str | None:
    plain = re.sub(r"\s*<[^>]*>", "", publisher).strip()
    return None if plain in {"", "(none)"} else plain


def _unpacked(machine: Machine) -> dict[str, str]:
    """When each package was last unpacked: dpkg writes its list of files then."""
    found: dict[str, str] = {}
    try:
        with os.scandir(machine.path(_INFO)) as entries:
            for entry in entries:
                if entry.name.endswith(".list"):
                    name = entry.name.removesuffix(".list").partition(":")[0]
                    found[name] = _date(entry.stat().st_mtime)
    except OSError:
        return {}
    return found


def _date(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
