# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Single settings of HKEY_LOCAL_MACHINE as facts: where each may stand, and what it must be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, error, ok_or_absent
from veilleuse_agent.collect.windows.surfaces import Value, Windows
from veilleuse_agent.protocol import Status

Place = tuple[str, str]
"""A key and the name of a value in it."""


def number(value: Value) -> int | None:
    """A REG_DWORD or REG_QWORD."""
    return value if isinstance(value, int) else None


def flag(value: Value) -> bool | None:
    """A number that is not zero."""
    return value != 0 if isinstance(value, int) else None


def digits(value: Value) -> int | None:
    """A number, or a text that is one: some settings are REG_SZ by tradition."""
    if isinstance(value, int):
        return value
    if isinstance(value, str) and len(value) <= 10 and value.isascii() and value.isdigit():
        return int(value)
    return None


def digits_flag(value: Value) -> bool | None:
    """A number, or a text that is one, that is not zero."""
    found = digits(value)
    return None if found is None else found != 0


def text(value: Value) -> str | None:
    """A text, without the spaces around it."""
    return value.strip() if isinstance(value, str) else None


def filled(value: Value) -> bool:
    """Whether the value holds anything; what it holds goes no further."""
    return value not in {"", b"", ()}


@dataclass(frozen=True, slots=True)
class Setting:
    """A fact, how its value is understood, and the places it may stand in, the strongest first."""

    fact: str
    kind: Callable[[Value], object]
    places: tuple[Place, ...]

    def read(self, windows: Windows) -> Reading:
        """From the first place that is not absent; error where it holds another type."""
        return first(one(windows, place, self.kind) for place in self.places)


def one(windows: Windows, place: Place, kind: Callable[[Value], object]) -> Reading:
    """One place, understood as `kind` does: error where that is None, absent where it is empty."""
    key, name = place
    source = f"HKLM\\{key}\\{name}"
    try:
        understood = kind(windows.registry.value(key, name))
    except FileNotFoundError:
        return absent(source)
    except PermissionError:
        return denied(source)
    return (
        error(f"{source}: another type") if understood is None else ok_or_absent(understood, source)
    )


def first(readings: Iterable[Reading]) -> Reading:
    """The first that is not absent: one that is refused may well be the one that counts."""
    last = absent("nowhere")
    for reading in readings:
        if reading.status is not Status.ABSENT:
            return reading
        last = reading
    return last


def promises(settings: Iterable[Setting]) -> tuple[str, ...]:
    """The facts of these settings."""
    return tuple(setting.fact for setting in settings)


def read_all(windows: Windows, settings: Iterable[Setting]) -> Readings:
    """Each setting as its own fact."""
    return {setting.fact: setting.read(windows) for setting in settings}
