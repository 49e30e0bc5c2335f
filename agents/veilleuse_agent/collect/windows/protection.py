# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Antivirus products that registered with the Security Center, which only clients have."""

import ntpath

from veilleuse_agent.collect.reading import Readings, error, not_applicable, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.image_paths import is_local
from veilleuse_agent.collect.windows.instruments import Row
from veilleuse_agent.collect.windows.surfaces import Windows

REGISTERED = ("protection.registered",)

_CENTER = "root\\SecurityCenter2"
_QUERY = "SELECT * FROM AntiVirusProduct"


def read_registered(windows: Windows) -> Readings:
    """Products with the raw state the center gives them; an uninstalled one may still be listed."""
    name, source = REGISTERED[0], f"{_CENTER} AntiVirusProduct"
    if windows.product_type in {"ServerNT", "LanmanNT"}:
        return {name: not_applicable(f"{_CENTER}: {windows.product_type}")}
    try:
        rows = windows.wmi.rows(_CENTER, _QUERY, 15)
    except FileNotFoundError as failure:
        # Every client has this place: that it is not found says nothing of the antivirus.
        return {name: error(f"{source}: {failure.strerror}")}
    except OSError as failure:
        return {name: unread(source, failure)}
    if not all(isinstance(row.get("productState"), int) for row in rows):
        return {name: error(f"{source}: a row without its state")}
    return {name: ok([_product(windows, row) for row in rows], source)}


def _product(windows: Windows, row: Row) -> dict[str, object]:
    path = row.get("pathToSignedReportingExe") or None
    return {
        "name": row.get("displayName"),
        "state": row["productState"],
        "product_path": row.get("pathToSignedProductExe") or None,
        "path": path,
        "path_exists": _exists(windows, path) if isinstance(path, str) else None,
    }


def _exists(windows: Windows, path: str) -> bool | None:
    """Whether the program is there; None for what is no path of a file, or may not be seen."""
    full = ntpath.expandvars(path)
    if not is_local(full):
        return None
    try:
        windows.files.binary(full)
    except FileNotFoundError:
        return False
    except OSError:
        return None
    return True
