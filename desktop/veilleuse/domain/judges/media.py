# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""HST-07: nothing starts by itself from a stick, and critical machines take none."""

from collections.abc import Mapping

from veilleuse.domain.facts import Gap
from veilleuse.domain.judges.case import (
    DeviceCase,
    DeviceJudge,
    Kind,
    Opinion,
    finding,
    not_applicable,
    ok,
    unknown,
    unread,
)
from veilleuse.domain.judges.defaults import default, unresolved
from veilleuse.domain.judges.protection import protection_of
from veilleuse.domain.judges.protection_state import DEFENDER

_DRIVES, _COMMANDS = "autorun.drive_types_off", "autorun.commands_off"
_STORAGE = "removable.usb_storage_start"
_DENIED = ("removable.deny_all", "removable.deny_read", "removable.deny_write")
DISABLED = 4
"""Start type of a driver that never starts (SERVICE_DISABLED, winnt.h)."""


def is_wary_of_media(case: DeviceCase) -> Opinion:
    """HST-07: AutoRun is off, and USB storage is restricted where a care function depends on it."""
    if case.facts.text("os.family").value in {"linux", "macos"}:
        return not_applicable("windows_only", "os.family")
    opinion = _autorun(case)
    if opinion is not None:
        return opinion
    if not _is_critical(case):
        return ok("autorun_off", _DRIVES, _COMMANDS)
    return _storage(case)


def _autorun(case: DeviceCase) -> Opinion | None:
    """None where nothing starts by itself; a bit of NoDriveTypeAutoRun is one kind of drive."""
    drives, commands = case.facts.number(_DRIVES), case.facts.flag(_COMMANDS)
    wanted = case.number("drive_types")
    if commands.value or (drives.value is not None and drives.value & wanted == wanted):
        return None
    if drives.value is not None:
        return finding("autorun_on", _DRIVES, _COMMANDS)
    if drives.gap is not Gap.ABSENT:
        return unread(drives)
    if commands.value is None and commands.gap is not Gap.ABSENT:
        return unread(commands)
    usual = default(case, _DRIVES)
    if usual is None or usual.value is None:
        return unresolved(drives)
    return None if usual.value else finding("autorun_unset", _DRIVES, _COMMANDS)


def _is_critical(case: DeviceCase) -> bool:
    """Whether a person named it as one that a care function cannot do without."""
    return any(case.device.id in function.devices for function in case.site.care_functions)


def _storage(case: DeviceCase) -> Opinion:
    start = case.facts.number(_STORAGE)
    if start.value == DISABLED or any(case.facts.flag(name).value for name in _DENIED):
        return ok("usb_restricted", _STORAGE, *_DENIED)
    if start.value is None and start.gap is not Gap.ABSENT:
        return unread(start)
    others = [p for p in protection_of(case).active if p.key != DEFENDER]
    if others:
        return unknown("usb_by_product", _STORAGE, *others[0].facts, product=others[0].name)
    return finding("usb_open", _STORAGE, *_DENIED)


JUDGES: Mapping[str, DeviceJudge] = {
    "media": DeviceJudge(is_wary_of_media, {"drive_types": Kind.NUMBER})
}
