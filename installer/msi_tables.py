# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an MSI really holds: wixl drops elements that it does not know, and puts some in odd places.

Table and column names: Microsoft, "Database Tables" of Windows Installer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.strict import run

Row = Mapping[str, str]

DEFERRED_AS_SYSTEM = 18 + 1024 + 2048
"""Custom action type: an installed program, deferred, not impersonated, awaited and checked."""
_64_BIT = 256
_NO_DOWNGRADE = "NOT WIX_DOWNGRADE_DETECTED"
_ORDER = [
    "InstallValidate",
    "RemoveExistingProducts",
    "InstallInitialize",
    "Forget",
    "RemoveFiles",
    "InstallFiles",
    "PublishProduct",
    "Deploy",
    "InstallFinalize",
]
"""A deferred action runs between InstallInitialize and InstallFinalize, or not at all."""


class TableError(Exception):
    """An MSI does not hold what was asked for; the text says what."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an MSI must hold."""

    files: Iterable[tuple[str, int]]
    """Names without folders, and sizes."""
    version: str
    actions: Mapping[str, str]
    """Deferred actions and their commands."""
    properties: Sequence[str]
    """Those that a person may set, and that must reach the part that runs as the system."""
    upgrade_code: str


def table(msi: Path, name: str) -> list[Row]:
    """The rows of one table (an .idt: column names, types, then the table's name, then rows)."""
    columns, _, _, *rows = run(["msiinfo", "export", msi, name]).split("\n")
    names = columns.split("\t")
    return [dict(zip(names, row.split("\t"), strict=False)) for row in rows if row]


def check(msi: Path, wanted: Wanted) -> None:
    """TableError at the first thing that is missing or stands in the wrong place."""
    _check_files(msi, wanted)
    _check_actions(msi, wanted)
    _check_properties(msi, wanted)
    conditions = [row["Condition"] for row in table(msi, "LaunchCondition")]
    _same("launch conditions", sorted(conditions), ["Installed OR WINDOWSMAJOR", _NO_DOWNGRADE])
    upgrades = {row["UpgradeCode"] for row in table(msi, "Upgrade")}
    _same("upgrade code", upgrades, {f"{{{wanted.upgrade_code}}}"})
    sought = [(row["Name"], row["Type"]) for row in table(msi, "RegLocator")]
    _same("sought in the registry", sought, [("CurrentMajorVersionNumber", "18")])
    if "Template: x64;1036" not in run(["msiinfo", "suminfo", msi]):
        raise TableError("not for 64 bits, or not in French")


def _check_files(msi: Path, wanted: Wanted) -> None:
    rows = table(msi, "File")
    found = sorted((row["FileName"].rpartition("|")[2], int(row["FileSize"])) for row in rows)
    _same("files", found, sorted(wanted.files))
    components = table(msi, "Component")
    _same("components", len(components), len(rows))
    _same("components of a feature", len(table(msi, "FeatureComponents")), len(rows))
    _same("widths", {int(row["Attributes"]) & _64_BIT for row in components}, {_64_BIT})
    inside = run(["msiextract", "--list", msi]).splitlines()
    _same("files of the cabinet", len(inside), len(rows))


def _check_actions(msi: Path, wanted: Wanted) -> None:
    rows = table(msi, "CustomAction")
    _same("actions", {row["Action"]: row["Target"] for row in rows}, dict(wanted.actions))
    _same("types of actions", {int(row["Type"]) for row in rows}, {DEFERRED_AS_SYSTEM})
    programs = {row["File"] for row in table(msi, "File")}
    _same("programs of actions", {row["Source"] in programs for row in rows}, {True})
    order = {row["Action"]: int(row["Sequence"]) for row in table(msi, "InstallExecuteSequence")}
    placed = [name for name in _ORDER if name in order]
    _same("order", sorted(placed, key=order.__getitem__), _ORDER)


def _check_properties(msi: Path, wanted: Wanted) -> None:
    said = {row["Property"]: row["Value"] for row in table(msi, "Property")}
    _same("version", said.get("ProductVersion"), wanted.version)
    _same("whole machine", said.get("ALLUSERS"), "1")
    secure = set(said.get("SecureCustomProperties", "").split(";"))
    _same("told to the system", secure & set(wanted.properties), set(wanted.properties))


def _same(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise TableError(f"{what}: {found!r} instead of {wanted!r}")
