# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ADM-02: the local administrator's password is nobody's habit, and not the same everywhere."""

from collections.abc import Mapping

from veilleuse.domain.facts import Facts, Gap, Reading, Row, flag, text
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

CONTROLLER = "LanmanNT"
_BUILTIN = "accounts.builtin_administrator_enabled"
_ADMINISTRATORS = "accounts.administrators"
_IN_CLOUD, _IN_DOMAIN = 1, 2
"""BackupDirectory (Microsoft, Windows LAPS policy settings); 0 manages nothing."""


def has_own_password(case: DeviceCase) -> Opinion:
    """ADM-02: LAPS changes the password, or there is no local administrator to sign in with.

    That two machines share a password can be read nowhere: what is judged is what would allow it.
    """
    if case.facts.text("os.family").value in {"linux", "macos"}:
        return not_applicable("windows_only", "os.family")
    if case.facts.text("os.product_type").value == CONTROLLER:
        return not_applicable("administrators_of_domain", "os.product_type")
    managed = changes_password(case.facts)
    if managed.value:
        return ok("laps_manages", "laps.root", managed.name)
    enabled = case.facts.flag(_BUILTIN)
    if enabled.value is None:
        return unread(enabled)
    return _without_builtin(case, managed) if not enabled.value else _with_builtin(managed)


def _with_builtin(managed: Reading[bool]) -> Opinion:
    if _is_doubtful(managed):
        return unknown("laps_unproven", "laps.root", managed.name)
    return finding("builtin_administrator_on", _BUILTIN, "laps.root")


def _without_builtin(case: DeviceCase, managed: Reading[bool]) -> Opinion:
    """The usual account is off; another local one may have taken its place on every machine.

    In a workgroup nothing of Windows could change its password, and nobody is asked to try.
    """
    members = case.facts.rows(_ADMINISTRATORS)
    if members.value is None:
        return unread(members)
    others = [row for row in members.value if _is_local(row, members.value)]
    if not others or not case.facts.text("host.domain").value:
        return ok("builtin_administrator_off", _BUILTIN, _ADMINISTRATORS)
    if _is_doubtful(managed):
        return unknown("laps_unproven", "laps.root", managed.name)
    severity = case.severity("other_severity")
    return finding("laps_none", "laps.root", _ADMINISTRATORS, severity=severity, n=len(others))


def _is_doubtful(managed: Reading[bool]) -> bool:
    return managed.value is None and managed.gap is not Gap.ABSENT


def changes_password(facts: Facts) -> Reading[bool]:
    """Whether LAPS changes the local administrator's password; absent where nothing asks it to.

    A directory in the cloud does nothing for a machine that did not join it, which no fact tells.
    """
    root = facts.text("laps.root")
    if root.value is None:
        return Reading(root.name, None, root.gap)
    if root.value == "legacy":
        return _legacy(facts)
    directory = facts.number("laps.backup_directory")
    if directory.value is None and directory.gap is not Gap.ABSENT:
        return Reading(directory.name, None, directory.gap)
    if directory.value == _IN_CLOUD:
        return Reading(directory.name, None, Gap.MISSING)
    if directory.value == _IN_DOMAIN:
        return Reading(directory.name, facts.text("host.domain").value is not None)
    return Reading(directory.name, value=False)


def _legacy(facts: Facts) -> Reading[bool]:
    """The old LAPS does nothing without its extension."""
    enabled, extension = facts.flag("laps.legacy_enabled"), facts.flag("laps.legacy_extension")
    for reading in (enabled, extension):
        if reading.value is None and reading.gap is not Gap.ABSENT:
            return Reading(reading.name, None, reading.gap)
    return Reading(enabled.name, bool(enabled.value and extension.value))


def _is_local(row: Row, rows: tuple[Row, ...]) -> bool:
    """A person's account of this very machine: its SID begins as that of the built-in one."""
    own = next((text(r.get("id")) or "" for r in rows if flag(r.get("builtin"))), "")
    machine = own.removesuffix("-500")
    identifier = text(row.get("id")) or ""
    return (
        bool(machine)
        and identifier.startswith(f"{machine}-")
        and text(row.get("kind")) == "user"
        and flag(row.get("builtin")) is not True
        and flag(row.get("enabled")) is not False
    )


JUDGES: Mapping[str, DeviceJudge] = {
    "local_administrator": DeviceJudge(has_own_password, {"other_severity": Kind.SEVERITY})
}
