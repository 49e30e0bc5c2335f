# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of each person who is logged on: counts and values, never who."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok
from veilleuse_agent.collect.windows.surfaces import Registry, Value, Windows

PROMISES = ("profiles.loaded",)

_PROFILES = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList"
# Accounts of a machine or domain are S-1-5-21, those of Entra ID S-1-12-1.
_PERSON = re.compile(r"S-1-(?:5-21|12-1)(?:-\d{1,10}){4}", re.IGNORECASE)

Row = Mapping[str, bool | int | str | None]


@dataclass(frozen=True, slots=True)
class Hive:
    """One person's registry; PermissionError where it refuses."""

    registry: Registry
    root: str

    def value(self, key: str, name: str) -> Value | None:
        """One value, None where there is none."""
        try:
            return self.registry.value(f"{self.root}\\{key}", name)
        except FileNotFoundError:
            return None


def read(windows: Windows) -> Readings:
    """How many profiles the machine has, and of how many the settings can be seen just now."""
    name, source = PROMISES[0], f"HKEY_USERS, HKLM\\{_PROFILES}"
    try:
        names = windows.registry.keys(_PROFILES)
    except FileNotFoundError:
        return {name: absent(source)}
    known = sum(1 for profile in names if _PERSON.fullmatch(profile))
    return {name: ok({"loaded": len(_loaded(windows)), "known": known}, source)}


def counted(windows: Windows, source: str, rows_of: Callable[[Hive], Iterable[Row]]) -> Reading:
    """Settings of every loaded profile, equal rows counted together and not in anybody's order.

    Value: `profiles` that were read, `refused` ones, and as `settings` the rows with `profiles`.
    Denied where there are profiles and all refuse.
    """
    seen, refused = 0, 0
    tally: Counter[str] = Counter()
    for root in _loaded(windows):
        try:
            rows = [json.dumps(row, sort_keys=True) for row in rows_of(Hive(windows.users, root))]
        except PermissionError:
            refused += 1
        else:
            seen += 1
            tally.update(rows)
    if refused and not seen:
        return denied(source)
    settings = [{**json.loads(row), "profiles": count} for row, count in sorted(tally.items())]
    return ok({"profiles": seen, "refused": refused, "settings": settings}, source)


def _loaded(windows: Windows) -> Sequence[str]:
    return [name for name in windows.users.keys("") if _PERSON.fullmatch(name)]
