# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Microsoft Defender: what it says of itself, what policy asks, its exclusions counted."""

from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.instruments import Row
from veilleuse_agent.collect.windows.moments import iso_of_binary
from veilleuse_agent.collect.windows.surfaces import Value, Windows
from veilleuse_agent.protocol import Status

STATUS = ("protection.defender",)
POLICY = ("protection.defender_policy", "protection.defender_exclusions", "protection.mde")

_NAMESPACE = "root\\Microsoft\\Windows\\Defender"
_CLASS = "MSFT_MpComputerStatus"
_QUERY = "SELECT * FROM MSFT_MpComputerStatus"
_SECONDS = 12
_DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender"
_UPDATES = f"{_DEFENDER}\\Signature Updates"
_POLICIES = "SOFTWARE\\Policies\\Microsoft\\Windows Defender"
_MDE = "SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status"
_TAMPER_ON = 5

# Microsoft, Get-MpComputerStatus. Ages are in days, 4294967295 is never.
_FIELDS = (
    "AMEngineVersion",
    "AMProductVersion",
    "AMRunningMode",
    "AMServiceEnabled",
    "AntispywareEnabled",
    "AntivirusEnabled",
    "AntivirusSignatureAge",
    "AntivirusSignatureLastUpdated",
    "AntivirusSignatureVersion",
    "BehaviorMonitorEnabled",
    "DefenderSignaturesOutOfDate",
    "FullScanAge",
    "IoavProtectionEnabled",
    "IsTamperProtected",
    "NISEnabled",
    "OnAccessProtectionEnabled",
    "QuickScanAge",
    "RealTimeProtectionEnabled",
    "RebootRequired",
)

# What policy may ask; the engine ignores the first two while it is protected from tampering.
_POLICY_VALUES = (
    (_POLICIES, "DisableAntiSpyware"),
    (f"{_POLICIES}\\Real-Time Protection", "DisableRealtimeMonitoring"),
    (
        "SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection",
        "ForceDefenderPassiveMode",
    ),
)
_EXCLUSIONS = {"paths": "Paths", "extensions": "Extensions", "processes": "Processes"}


def read_status(windows: Windows) -> Readings:
    """What Defender answers, or what the registry keeps of it; `read_from` says which one spoke."""
    try:
        rows = windows.wmi.rows(_NAMESPACE, _QUERY, _SECONDS)
    except OSError as failure:
        return {STATUS[0]: _from_registry(windows, unread(f"{_NAMESPACE} {_CLASS}", failure))}
    if not rows:
        return {STATUS[0]: _from_registry(windows, absent(f"{_NAMESPACE} {_CLASS}: no row"))}
    return {STATUS[0]: ok(_answered(rows[0]), f"{_NAMESPACE} {_CLASS}")}


def read_policy(windows: Windows) -> Readings:
    """As configured, never as effective; exclusions and onboarding beside it."""
    return {
        "protection.defender_policy": _policy(windows),
        "protection.defender_exclusions": _exclusions(windows),
        "protection.mde": _onboarding(windows),
    }


def _answered(row: Row) -> dict[str, object]:
    known: dict[str, object] = {name: row[name] for name in _FIELDS if row.get(name) is not None}
    return known | {"read_from": _CLASS}


def _from_registry(windows: Windows, refusal: Reading) -> Reading:
    """What the registry keeps; where it keeps nothing, why instrumentation did not answer."""
    source = f"HKLM\\{_DEFENDER} ({refusal.source})"
    try:
        values = windows.registry.values(_UPDATES)
    except FileNotFoundError:
        return refusal
    except PermissionError:
        return denied(source)
    known = _kept(values) | _tamper(windows)
    return ok(known | {"read_from": "registry"}, source) if known else refusal


def _kept(values: dict[str, Value]) -> dict[str, object]:
    fields = {
        "AntivirusSignatureVersion": values.get("AVSignatureVersion"),
        "AntivirusSignatureLastUpdated": iso_of_binary(values.get("SignaturesLastUpdated")),
        "AMEngineVersion": values.get("EngineVersion"),
    }
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _tamper(windows: Windows) -> dict[str, object]:
    tamper = windows.number(f"{_DEFENDER}\\Features", "TamperProtection")
    return {} if tamper is None else {"IsTamperProtected": tamper == _TAMPER_ON}


def _policy(windows: Windows) -> Reading:
    found = {name: windows.reading(key, name) for key, name in _POLICY_VALUES}
    known = {name: one.value for name, one in found.items() if isinstance(one.value, int)}
    if known:
        return ok(known, f"HKLM\\{_POLICIES}")
    refused = (one for one in found.values() if one.status is Status.DENIED)
    return next(refused, absent(f"HKLM\\{_POLICIES}: no policy"))


def _exclusions(windows: Windows) -> Reading:
    """Counts alone. Others than LocalSystem may be shown an empty list: they are not believed."""
    source = f"HKLM\\{_DEFENDER}\\Exclusions"
    try:
        if not windows.caller.is_system():
            return denied(f"{source}: only LocalSystem sees them all")
        windows.registry.keys(f"{_DEFENDER}\\Exclusions")
        counts = {name: _count(windows, key) for name, key in _EXCLUSIONS.items()}
    except OSError as failure:
        return unread(source, failure)
    return ok(counts, source)


def _count(windows: Windows, key: str) -> int:
    try:
        return len(windows.registry.values(f"{_DEFENDER}\\Exclusions\\{key}"))
    except FileNotFoundError:
        return 0


def _onboarding(windows: Windows) -> Reading:
    """Defender for Endpoint. Its service exists on every Windows and proves nothing."""
    state = windows.reading(_MDE, "OnboardingState")
    if not isinstance(state.value, int):
        return state
    organisation = bool(windows.text(_MDE, "OrgId"))
    return ok({"onboarding_state": state.value, "organisation": organisation}, state.source)
