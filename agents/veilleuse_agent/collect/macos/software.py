# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications that everybody on this Mac can start."""

from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.macos.plists import PlistError, keys_of, text_of
from veilleuse_agent.collect.reading import Readings, absent, ok

PROMISES = ("software",)

SOFTWARE_LIMIT = 1000

_FOLDERS = ("/Applications", "/Applications/Utilities")
_PLIST_LIMIT = 512 * 1024


def read(mac: Mac) -> Readings:
    """Name, version and bundle of each; what is damaged keeps the name of its folder."""
    rows: list[dict[str, object]] = []
    for folder in _FOLDERS:
        for file in mac.files(folder, "*.app/Contents/Info.plist"):
            place = f"{folder}/{file.parent.parent.name}/Contents/Info.plist"
            try:
                found: object = mac.plist(place, limit=_PLIST_LIMIT)
            except (OSError, PlistError):
                found = {}
            rows.append(application_of(found, file.parent.parent.stem))
    if not rows:
        return {PROMISES[0]: absent(_FOLDERS[0])}
    rows.sort(key=lambda row: (str(row["name"]), str(row["bundle"])))
    return {PROMISES[0]: ok(rows[:SOFTWARE_LIMIT], ", ".join(_FOLDERS))}


def application_of(info: object, folder: str) -> dict[str, object]:
    """The row of one application, from its Info.plist."""
    keys = keys_of(info)
    return {
        "name": text_of(keys.get("CFBundleName")) or folder,
        "version": text_of(keys.get("CFBundleShortVersionString"))
        or text_of(keys.get("CFBundleVersion")),
        "publisher": None,
        "installed_on": None,
        "bundle": text_of(keys.get("CFBundleIdentifier")),
    }
