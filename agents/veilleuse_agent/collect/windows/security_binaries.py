# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs behind the services and drivers of security products: there or not, and whose."""

import os
import re

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.image_paths import image_path
from veilleuse_agent.collect.windows.instruments import Binary
from veilleuse_agent.collect.windows.security_names import DRIVERS, SERVICES
from veilleuse_agent.collect.windows.surfaces import Service, Windows

PROMISES = ("protection.binaries",)

_KEY = "SYSTEM\\CurrentControlSet\\Services"
# Since Windows 11 24H2 a driver may keep its instances below Parameters (Microsoft, "Creating an
# INF file for a minifilter driver").
_INSTANCES = ("Instances", "Parameters\\Instances")
# Microsoft, "Load order groups and altitudes for minifilter drivers"
_ANTIVIRUS = range(320_000, 330_000)
_ACTIVITY_MONITOR = range(360_000, 390_000)
_LIMIT = 128


def read(windows: Windows) -> Readings:
    """One row for each of them that is registered; at most 128."""
    root = os.environ.get("SYSTEMROOT", "C:\\Windows")
    found = (service for service in windows.services.all() if _is_one(windows, service))
    rows = [_row(windows, service, root) for service in found]
    source = "services by name, drivers by name or altitude; version resources"
    rows.sort(key=lambda row: str(row["name"]).lower())
    return {PROMISES[0]: ok(rows[:_LIMIT], source) if rows else absent(source)}


def _is_one(windows: Windows, service: Service) -> bool:
    name = service.name.lower()
    if not service.is_driver:
        return name in SERVICES
    return name in DRIVERS or _filters_files(windows, service.name)


def _filters_files(windows: Windows, driver: str) -> bool:
    return any(
        altitude in _ANTIVIRUS or altitude in _ACTIVITY_MONITOR
        for altitude in _altitudes(windows, driver)
    )


def _altitudes(windows: Windows, driver: str) -> list[int]:
    """Whole altitudes of its instances: `328010` and `385249.5` both count."""
    texts = []
    for place in _INSTANCES:
        key = f"{_KEY}\\{driver}\\{place}"
        try:
            instances = windows.registry.keys(key)
        except OSError:
            continue
        texts += [windows.text(f"{key}\\{instance}", "Altitude") for instance in instances]
    found = (re.fullmatch(r"(\d{1,6})(\.\d+)?", text, re.ASCII) for text in texts)
    return [int(one[1]) for one in found if one]


def _row(windows: Windows, service: Service, root: str) -> dict[str, object]:
    text = windows.text(f"{_KEY}\\{service.name}", "ImagePath")
    path = image_path(text, service.name, root, is_driver=service.is_driver)
    exists, binary = _described(windows, path)
    return {
        "name": service.name,
        "kind": "driver" if service.is_driver else "service",
        "path_exists": exists,
        "company": binary.company,
        "version": binary.version,
    }


def _described(windows: Windows, path: str | None) -> tuple[bool | None, Binary]:
    """Null where the path is not understood or the file may not be seen: that is not missing."""
    nothing = Binary(None, None)
    if path is None:
        return None, nothing
    try:
        return True, windows.files.binary(path)
    except FileNotFoundError:
        return False, nothing
    except OSError:
        return None, nothing
