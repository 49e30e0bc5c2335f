# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that come in worlds of their own: containers, snaps, flatpaks. Counted, never listed."""

import json
from collections.abc import Callable

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, absent, ok

PROMISES = ("software.worlds",)

_DOCKER = "/var/lib/docker/containers"
_PODMAN = "/var/lib/containers/storage/overlay-containers/containers.json"
_SNAPS = ("/snap", "/var/lib/snapd/snap")
_FLATPAKS = "/var/lib/flatpak/app"


def read(machine: Machine) -> Readings:
    """How many of each kind the machine keeps for everybody; null where they may not be counted."""
    counters: dict[str, Callable[[Machine], int | None]] = {
        "docker": _docker,
        "podman": _podman,
        "snap": _snap,
        "flatpak": _flatpak,
    }
    found: dict[str, int | None] = {}
    for name, count in counters.items():
        try:
            found[name] = count(machine)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError, RecursionError):
            found[name] = None
    places = f"{_DOCKER}, {_PODMAN}, {_SNAPS[0]}, {_FLATPAKS}"
    return {PROMISES[0]: ok(found, places) if found else absent(places)}


def podman_count_of(text: str) -> int:
    """Containers in podman's own list; ValueError when it is none."""
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise ValueError("not a list")  # noqa: TRY004 - of the same kind as broken JSON
    return len(rows)


def _docker(machine: Machine) -> int:
    return len(machine.entries(_DOCKER))


def _podman(machine: Machine) -> int:
    return podman_count_of(machine.text(_PODMAN))


def _snap(machine: Machine) -> int:
    """A snap that is in use has a link `current`."""
    folder = next((name for name in _SNAPS if machine.exists(name)), _SNAPS[0])
    names = machine.entries(folder)
    return sum(machine.path(f"{folder}/{name}/current").is_symlink() for name in names)


def _flatpak(machine: Machine) -> int:
    return len(machine.entries(_FLATPAKS))
