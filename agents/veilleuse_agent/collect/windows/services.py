# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Services and drivers, with how they start."""

from veilleuse_agent.collect.reading import Readings, ok
from veilleuse_agent.collect.windows.surfaces import Service, Windows

PROMISES = ("services",)

_KEY = "SYSTEM\\CurrentControlSet\\Services"
_STARTS = {0: "boot", 1: "system", 2: "auto", 3: "manual", 4: "disabled"}


def read(windows: Windows) -> Readings:
    """Every one of them, running or not: that it exists does not say that it works."""
    found = sorted(windows.services.all(), key=lambda service: service.name.lower())
    return {"services": ok([_row(windows, service) for service in found], "EnumServicesStatusEx")}


def _row(windows: Windows, service: Service) -> dict[str, object]:
    key = f"{_KEY}\\{service.name}"
    start = windows.number(key, "Start")
    return {
        "name": service.name,
        "state": service.state,
        "start": "unknown" if start is None else _STARTS.get(start, "unknown"),
        "kind": "driver" if service.is_driver else "service",
        "path": windows.text(key, "ImagePath") or None,
    }
