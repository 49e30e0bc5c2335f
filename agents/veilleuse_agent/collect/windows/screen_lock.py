# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a machine that is left alone locks itself: for everybody, and for those logged on."""

from collections.abc import Iterable

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.hives import Hive, Row, counted
from veilleuse_agent.collect.windows.settings import Setting, digits, digits_flag, filled, number
from veilleuse_agent.collect.windows.surfaces import Value, Windows

PROMISES = ("screen_lock.machine_seconds", "screen_lock.profiles")

_SYSTEM = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System"
_MACHINE = Setting("screen_lock.machine_seconds", number, ((_SYSTEM, "InactivityTimeoutSecs"),))
_OWN = "Control Panel\\Desktop"
_POLICY = f"SOFTWARE\\Policies\\Microsoft\\Windows\\{_OWN}"


def read(windows: Windows) -> Readings:
    """Seconds for the whole machine (0 never), and the screen saver of each loaded profile."""
    return {
        "screen_lock.machine_seconds": _MACHINE.read(windows),
        "screen_lock.profiles": counted(windows, f"HKEY_USERS: {_OWN}, policy first", _rows),
    }


def _rows(hive: Hive) -> Iterable[Row]:
    """One row; None where nothing is set, or nothing that can be understood."""
    active = _either(hive, "ScreenSaveActive")
    secure = _either(hive, "ScreenSaverIsSecure")
    seconds = _either(hive, "ScreenSaveTimeOut")
    saver = _either(hive, "SCRNSAVE.EXE")
    yield {
        "active": None if active is None else digits_flag(active),
        "secure": None if secure is None else digits_flag(secure),
        "seconds": None if seconds is None else digits(seconds),
        "saver": saver is not None and filled(saver),
    }


def _either(hive: Hive, name: str) -> Value | None:
    policy = hive.value(_POLICY, name)
    return hive.value(_OWN, name) if policy is None else policy
