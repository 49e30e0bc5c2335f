# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of the window, from resources/ui."""

from datetime import timedelta
from functools import cache

from veilleuse.catalogue.folder import ResourceError, read_toml, resources


@cache
def limit(name: str) -> timedelta:
    """The number of days called `name`; ResourceError where the file does not say it."""
    path = resources() / "ui" / "window.toml"
    table = read_toml(path).get(name)
    days = table.get("days") if isinstance(table, dict) else None
    if not isinstance(days, int):
        raise ResourceError(file=str(path), why=name)
    return timedelta(days=days)
