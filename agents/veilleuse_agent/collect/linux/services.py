# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""System services, where systemd runs the machine."""

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, absent, error, ok

PROMISES = ("services",)

_SHOW = (
    "systemctl",
    "show",
    "--all",
    "--no-pager",
    "--property=Id,LoadState,ActiveState,UnitFileState,FragmentPath",
    "*.service",
)
_FILES = ("systemctl", "list-unit-files", "--type=service", "--no-legend", "--no-pager", "--plain")

_STATES = {
    "active": "running",
    "reloading": "running",
    "refreshing": "running",
    "activating": "starting",
    "deactivating": "stopping",
    "inactive": "stopped",
    "failed": "failed",
    "maintenance": "stopped",
}
_STARTS = {
    "enabled": "auto",
    "enabled-runtime": "auto",
    "generated": "auto",
    "alias": "auto",
    "masked": "disabled",
    "masked-runtime": "disabled",
}


def read(machine: Machine) -> Readings:
    """Loaded services with their state, and those only installed, stopped."""
    if not machine.has_systemd:
        return {"services": absent("systemd is not the first process")}
    try:
        shown = machine.children.run(_SHOW)
        files = machine.children.run(_FILES)
    except ChildError as failure:
        return {"services": error(f"systemctl: {failure}")}
    if shown.code != 0:
        return {"services": error(f"systemctl show: exit {shown.code}: {shown.complaint}")}
    rows = installed_of(files.text) | loaded_of(shown.text)
    return {"services": ok([rows[name] for name in sorted(rows)], "systemctl")}


def loaded_of(text: str) -> dict[str, dict[str, object]]:
    """The blocks of `systemctl show`, by name; units that do not exist are left out."""
    rows: dict[str, dict[str, object]] = {}
    for block in text.split("\n\n"):
        unit = assignments(block)
        name = unit.get("Id", "")
        if name and unit.get("LoadState") not in {"not-found", "error"}:
            state = _STATES.get(unit.get("ActiveState", ""), "unknown")
            start = _STARTS.get(unit.get("UnitFileState", ""), "manual")
            rows[_short(name)] = _row(name, state, start, unit.get("FragmentPath", ""))
    return rows


def installed_of(text: str) -> dict[str, dict[str, object]]:
    """The lines `unit state preset` of `systemctl list-unit-files`, by name; templates left out."""
    rows: dict[str, dict[str, object]] = {}
    for line in text.splitlines():
        name, _, rest = line.strip().partition(" ")
        state = rest.split()[:1]
        if name.endswith(".service") and "@." not in name and state:
            rows[_short(name)] = _row(name, "stopped", _STARTS.get(state[0], "manual"), "")
    return rows


def _short(name: str) -> str:
    return name.removesuffix(".service")


def _row(name: str, state: str, start: str, path: str) -> dict[str, object]:
    return {
        "name": _short(name),
        "state": state,
        "start": start,
        "kind": "service",
        "path": path or None,
    }
