# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What macOS protects itself with: XProtect, Gatekeeper, sealed system, system extensions."""

import re

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.macos.plists import keys_of, rows_of, text_of
from veilleuse_agent.collect.reading import Reading, Readings, absent, error, ok, ok_or_absent
from veilleuse_agent.protocol import Status

PROMISES = (
    "protection.xprotect",
    "protection.gatekeeper",
    "protection.system_integrity",
    "protection.sealed_system",
    "protection.system_extensions",
)

# macOS 15 and later keep the first; the second stays behind, frozen.
_XPROTECT = (
    "/var/protected/xprotect/XProtect.bundle/Contents/Info.plist",
    "/Library/Apple/System/Library/CoreServices/XProtect.bundle/Contents/Info.plist",
)
_GATEKEEPER = ("/usr/sbin/spctl", "--status")
_INTEGRITY = ("/usr/bin/csrutil", "status")
_SEALED = ("/usr/bin/csrutil", "authenticated-root", "status")
_EXTENSIONS = "/Library/SystemExtensions/db.plist"
_EXTENSIONS_LIMIT = 100


def read(mac: Mac) -> Readings:
    """Each by the file or the program of Apple that tells it."""
    return {
        "protection.xprotect": _xprotect(mac),
        "protection.gatekeeper": _state(mac, _GATEKEEPER, r"assessments (enabled|disabled)"),
        "protection.system_integrity": _state(
            mac, _INTEGRITY, r"System Integrity Protection status: (enabled|disabled)\."
        ),
        "protection.sealed_system": _state(
            mac, _SEALED, r"Authenticated Root status: (enabled|disabled)\b"
        ),
        "protection.system_extensions": _extensions(mac),
    }


def extensions_of(database: object) -> list[dict[str, object]]:
    """The extensions that the system knows: who signed them and whether they are let in.

    `state` is Apple's own word; an extension works in `activated_enabled` alone.
    """
    rows: list[dict[str, object]] = []
    for row in rows_of(keys_of(database).get("extensions")):
        identifier = text_of(row.get("identifier"))
        categories = row.get("categories")
        bundle = keys_of(row.get("bundleVersion"))
        version = text_of(bundle.get("CFBundleShortVersionString"))
        if identifier:
            names = categories if isinstance(categories, list) else []
            rows.append(
                {
                    "name": identifier,
                    "team": text_of(row.get("teamID")),
                    "version": version or text_of(bundle.get("CFBundleVersion")),
                    "state": text_of(row.get("state")),
                    "categories": [name for name in names if isinstance(name, str)],
                }
            )
    return rows


def _xprotect(mac: Mac) -> Reading:
    """The version of the signatures, from the place that this system uses."""
    for place in _XPROTECT:
        value, missing = mac.attempt(place, limit=262144)
        if missing and missing.status is Status.ABSENT:
            continue
        version = text_of(keys_of(value).get("CFBundleShortVersionString"))
        return missing or ok_or_absent(version, place)
    return absent(", ".join(_XPROTECT))


def _state(mac: Mac, command: tuple[str, ...], pattern: str) -> Reading:
    """A sentence of Apple's that ends in enabled or disabled; these programs are not translated.

    Integrity protection with a custom configuration is neither.
    """
    source = " ".join(command)
    try:
        output = mac.children.run(command)  # spctl fails where it is disabled
    except ChildError as failure:
        return error(f"{source}: {failure}")
    found = re.search(pattern, output.text + output.complaint)
    if not found:
        return error(f"{source}: exit {output.code}, no state")
    return ok(found[1] == "enabled", source)


def _extensions(mac: Mac) -> Reading:
    value, missing = mac.attempt(_EXTENSIONS)
    return missing or ok(extensions_of(value)[:_EXTENSIONS_LIMIT], _EXTENSIONS)
