# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installed programs, from both views of the uninstall keys."""

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.surfaces import Value, Windows

PROMISES = ("software",)

_VIEWS = (
    "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
    "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
)


def read(windows: Windows) -> Readings:
    """Programs installed for everybody; those of one user alone are not seen."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for view in _VIEWS:
        try:
            names = windows.registry.keys(view)
        except FileNotFoundError:
            continue
        for name in names:
            try:
                values = windows.registry.values(f"{view}\\{name}")
            except OSError:
                continue
            title = _text(values, "DisplayName")
            # An entry with a parent is an update of that program.
            if title and "ParentKeyName" not in values:
                rows[title, _text(values, "DisplayVersion")] = _row(title, values)
    source = f"HKLM\\{_VIEWS[0]}, both views"
    found = [rows[key] for key in sorted(rows)]
    return {PROMISES[0]: ok(found, source) if found else absent(source)}


def _row(title: str, values: dict[str, Value]) -> dict[str, object]:
    return {
        "name": title,
        "version": _text(values, "DisplayVersion"),
        "publisher": _text(values, "Publisher") or None,
        "installed_on": _day(_text(values, "InstallDate")),
    }


def _text(values: dict[str, Value], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""


def _day(text: str) -> str | None:
    """Installers write yyyymmdd; whatever else some of them write is not guessed at."""
    if len(text) == 8 and text.isascii() and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return None
