# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the screen locks itself, as the machine configures it for everybody."""

import re
from collections.abc import Iterator

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.sections import sections
from veilleuse_agent.collect.reading import Readings, absent, not_applicable, ok

PROMISES = ("screen_lock.desktop",)

_DESKTOPS = ("gnome-shell", "plasmashell", "cinnamon", "mate-session", "budgie-panel")
# The schemas' own defaults, overridden by distributors; then the keyfiles of dconf(7).
_OVERRIDES = ("/usr/share/glib-2.0/schemas", "*.gschema.override")
_KEYFILES = "/etc/dconf/db"
_KDE = ("/usr/share/kde-settings/kde-profile/default/xdg", "/usr/etc/xdg", "/etc/xdg")
_LIMIT = 65536

_GNOME = {
    "org/gnome/desktop/screensaver/lock-enabled": "gnome_lock",
    "org/gnome/desktop/screensaver/lock-delay": "gnome_delay_seconds",
    "org/gnome/desktop/session/idle-delay": "gnome_idle_seconds",
    "org/gnome/desktop/lockdown/disable-lock-screen": "gnome_lock_disabled",
}
_PLASMA = {"Autolock": "kde_lock", "Timeout": "kde_idle_minutes", "LockOnResume": "kde_resume"}
_NUMBER = re.compile(r"(?:u?int32\s+|byte\s+)?(\d{1,9})")


def read(machine: Machine) -> Readings:
    """Settings of GNOME and Plasma for all; what a person set for themself is never read."""
    found: dict[str, object] = dict(_gnome(machine)) | dict(_kde(machine))
    if found:
        locked = _locked(machine)
        if locked:
            found["gnome_enforced"] = locked
        return {PROMISES[0]: ok(found, f"{_OVERRIDES[0]}, {_KEYFILES}, {_KDE[-1]}: configured")}
    if not any(machine.children.has(program) for program in _DESKTOPS):
        return {PROMISES[0]: not_applicable(f"none of {', '.join(_DESKTOPS)} installed")}
    return {PROMISES[0]: absent("nothing is configured for everybody")}


def gnome_of(keyfile: str) -> dict[str, object]:
    """The settings about locking in a keyfile or an override, numbers in seconds."""
    found: dict[str, object] = {}
    for section, keys in sections(keyfile).items():
        folder = section.partition(":")[0].replace(".", "/")  # `:ubuntu` is for one desktop
        for key, value in keys.items():
            name = _GNOME.get(f"{folder}/{key}")
            if name and (plain := _plain(value)) is not None:
                found[name] = plain
    return found


def kde_of(settings: str) -> dict[str, object]:
    """The settings about locking in a kscreenlockerrc, the timeout in minutes."""
    daemon: dict[str, object] = {}
    for key, value in sections(settings).get("Daemon", {}).items():
        name = _PLASMA.get(key.partition("[")[0])  # `[$i]` forbids changing it
        if name and (plain := _plain(value)) is not None:
            daemon[name] = plain
    return daemon


def _gnome(machine: Machine) -> Iterator[tuple[str, object]]:
    """Lowest layer first: a later one wins."""
    files = machine.files(*_OVERRIDES) + machine.files(_KEYFILES, "*.d/*")
    for file in files:
        name = file.relative_to(machine.root).as_posix()
        yield from gnome_of(machine.text_or_nothing(name, limit=_LIMIT)).items()


def _kde(machine: Machine) -> Iterator[tuple[str, object]]:
    for folder in _KDE:
        yield from kde_of(
            machine.text_or_nothing(f"{folder}/kscreenlockerrc", limit=_LIMIT)
        ).items()


def _locked(machine: Machine) -> list[str]:
    """The settings that people may not change: dconf's lists of locks."""
    locked: set[str] = set()
    for file in machine.files(_KEYFILES, "*.d/locks/*"):
        name = file.relative_to(machine.root).as_posix()
        lines = machine.text_or_nothing(name, limit=_LIMIT).splitlines()
        locked |= {_GNOME[key] for line in lines if (key := line.strip().lstrip("/")) in _GNOME}
    return sorted(locked)


def _plain(value: str) -> bool | int | None:
    """A GVariant or KConfig boolean or number; None for anything else."""
    word = value.strip("'\"").strip()
    if word.lower() in {"true", "false"}:
        return word.lower() == "true"
    number = _NUMBER.fullmatch(word)
    return int(number[1]) if number else None
