# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Antivirus: what is registered, what Defender says of itself, how fresh signatures are."""

import re
from datetime import UTC, datetime

from veilleuse_agent.collect.reading import (
    Readings,
    absent,
    denied,
    error,
    not_applicable,
    ok,
)
from veilleuse_agent.collect.windows.moments import iso_of_binary
from veilleuse_agent.collect.windows.surfaces import Windows, WmiUnreachableError

REGISTERED = ("protection.registered",)
DEFENDER = ("protection.defender",)
SIGNATURES = ("protection.signatures_at",)

_CENTER = "root\\SecurityCenter2"
_DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender"
_UPDATES = f"{_DEFENDER}\\Signature Updates"
_ESET = "SOFTWARE\\ESET\\ESET Security\\CurrentVersion\\Info"
_KASPERSKY = "SOFTWARE\\WOW6432Node\\KasperskyLab\\protected"
_NEVER = 0xFFFFFFFF
_TAMPER_ON = 5


def read_registered(windows: Windows) -> Readings:
    """Products known to the Security Center; servers have no such place."""
    name = REGISTERED[0]
    if windows.product_type in {"ServerNT", "LanmanNT"}:
        return {name: not_applicable(f"{_CENTER}: {windows.product_type}")}
    query = "SELECT displayName, productState, pathToSignedReportingExe FROM AntiVirusProduct"
    try:
        rows = windows.wmi.rows(_CENTER, query)
        products = [
            {
                "name": row["displayName"],
                "state": int(row["productState"]),
                "path": row.get("pathToSignedReportingExe") or None,
            }
            for row in rows
        ]
    except (WmiUnreachableError, KeyError, ValueError) as failure:
        return {name: error(f"{_CENTER}: {failure}")}
    return {name: ok(products, _CENTER)}


def read_defender(windows: Windows) -> Readings:
    """What the registry keeps of MSFT_MpComputerStatus; its other fields stay out."""
    name, source = DEFENDER[0], f"HKLM\\{_DEFENDER}: registry only"
    try:
        values = windows.registry.values(_UPDATES)
    except FileNotFoundError:
        return {name: absent(source)}
    except PermissionError:
        return {name: denied(source)}
    tamper = windows.number(f"{_DEFENDER}\\Features", "TamperProtection")
    updated = iso_of_binary(values.get("SignaturesLastUpdated"))
    fields = {
        "AntivirusSignatureVersion": values.get("AVSignatureVersion"),
        "AntivirusSignatureLastUpdated": updated,
        "AMEngineVersion": values.get("EngineVersion"),
        "IsTamperProtected": None if tamper is None else tamper == _TAMPER_ON,
    }
    known = {field: value for field, value in fields.items() if value is not None}
    return {name: ok(known, source) if known else absent(source)}


def read_signatures(windows: Windows) -> Readings:
    """Product to the time its signatures were last brought up to date."""
    found = {
        "defender": _defender_at(windows),
        "eset": _eset_at(windows),
        "kaspersky": _kaspersky_at(windows),
    }
    known = {product: moment for product, moment in found.items() if moment}
    source = "HKLM: registries of the products"
    return {SIGNATURES[0]: ok(known, source) if known else absent(source)}


def _defender_at(windows: Windows) -> str | None:
    for name in ("AVSignatureApplied", "SignaturesLastUpdated"):
        moment = iso_of_binary(windows.reading(_UPDATES, name).value)
        if moment:
            return moment
    return None


def _eset_at(windows: Windows) -> str | None:
    """The version ends with the day in brackets: `28123 (20251014)`."""
    found = re.search(r"\((\d{8})\)", windows.text(_ESET, "ScannerVersion"))
    try:
        return (
            datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).isoformat() if found else None
        )
    except ValueError:
        return None


def _kaspersky_at(windows: Windows) -> str | None:
    try:
        products = windows.registry.keys(_KASPERSKY)
    except OSError:
        return None
    times = (
        windows.number(f"{_KASPERSKY}\\{name}\\Data", "LastSuccessfulUpdate") for name in products
    )
    newest = max((time for time in times if time and time != _NEVER), default=None)
    return datetime.fromtimestamp(newest, UTC).isoformat() if newest else None
