# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fresh the signatures of each product are, from what it writes down, without its tools.

Places: GLPI agent, Win32/AntiVirus.pm, unless noted. A version without a date stays a version.
"""

import ntpath
import os
import re
from datetime import UTC, datetime

from veilleuse_agent.collect.reading import Reading, Readings, absent, ok
from veilleuse_agent.collect.windows.moments import iso_of_binary
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("protection.signatures_at", "protection.signature_versions")

_DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates"
_ESET = "SOFTWARE\\ESET\\ESET Security\\CurrentVersion\\Info"
_KASPERSKY = "SOFTWARE\\WOW6432Node\\KasperskyLab\\protected"
_MCAFEE = "SOFTWARE\\{view}McAfee\\AVEngine"
_TREND = "SOFTWARE\\{view}TrendMicro\\PC-cillinNTCorp\\CurrentVersion\\Misc."
_WITHSECURE = "SOFTWARE\\{view}F-Secure\\Ultralight\\Updates\\aquarius"
_VIEWS = ("", "WOW6432Node\\")
_SYMANTEC = (
    "Symantec\\Symantec Endpoint Protection\\CurrentVersion\\Data\\Definitions\\SDSDefs"
    "\\definfo.dat"
)
_SYMANTEC_LIMIT = 64 * 1024
_NEVER = 0xFFFFFFFF


def read(windows: Windows) -> Readings:
    """Product to the day or moment of its signatures, and product to their version as written."""
    versions = {
        "defender": windows.text(_DEFENDER, "AVSignatureVersion"),
        "eset": windows.text(_ESET, "ScannerVersion"),
        "mcafee": _either(windows, _MCAFEE, "AVDatVersion"),
        "symantec": _symantec(windows),
        "trend": _either(windows, _TREND, "InternalNonCrcPatternVer"),
        "withsecure": _withsecure(windows),
    }
    moments = {
        "defender": _defender_at(windows),
        "eset": _day(r"\((\d{4})(\d{2})(\d{2})\)", versions["eset"]),
        "kaspersky": _kaspersky_at(windows),
        "mcafee": _day(r"^(\d{4})/(\d{2})/(\d{2})$", _either(windows, _MCAFEE, "AVDatDate")),
        "symantec": _day(r"^(\d{4})(\d{2})(\d{2})\.\d{3}$", versions["symantec"]),
        "withsecure": _day(r"^(\d{4})-(\d{2})-(\d{2})_\d+$", versions["withsecure"]),
    }
    return {PROMISES[0]: _known(moments), PROMISES[1]: _known(versions)}


def _known(found: dict[str, str]) -> Reading:
    known = {product: value for product, value in found.items() if value}
    source = "registries and files of the products"
    return ok(known, source) if known else absent(source)


def _day(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.ASCII)
    if found is None:
        return ""
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def _either(windows: Windows, key: str, name: str) -> str:
    """A value from whichever view of the registry has it; a number becomes its text."""
    for view in _VIEWS:
        value = windows.reading(key.format(view=view), name).value
        if isinstance(value, int | str) and value != "":
            return str(value)
    return ""


def _defender_at(windows: Windows) -> str:
    for name in ("AVSignatureApplied", "SignaturesLastUpdated"):
        moment = iso_of_binary(windows.reading(_DEFENDER, name).value)
        if moment:
            return moment
    return ""


def _kaspersky_at(windows: Windows) -> str:
    try:
        products = windows.registry.keys(_KASPERSKY)
    except OSError:
        return ""
    times = (
        windows.number(f"{_KASPERSKY}\\{name}\\Data", "LastSuccessfulUpdate") for name in products
    )
    newest = max((time for time in times if time and 0 < time < _NEVER), default=None)
    return datetime.fromtimestamp(newest, UTC).isoformat() if newest else ""


def _symantec(windows: Windows) -> str:
    folder = os.environ.get("PROGRAMDATA", "C:\\ProgramData")
    try:
        text = windows.files.text(ntpath.join(folder, _SYMANTEC), _SYMANTEC_LIMIT)
    except OSError:
        return ""
    found = re.search(r"(?m)^CurDefs=(\d{8}\.\d{3})\s*$", text, re.ASCII)
    return found[1] if found else ""


def _withsecure(windows: Windows) -> str:
    """The newest visible version, such as `2018-10-18_01`: one sub-key for each set of files."""
    found = []
    for view in _VIEWS:
        key = _WITHSECURE.format(view=view)
        try:
            sets = windows.registry.keys(key)
        except OSError:
            continue
        found += [windows.text(f"{key}\\{name}", "file_set_visible_version") for name in sets]
    return max(found, default="")
