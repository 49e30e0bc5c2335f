# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attack surface reduction rules as policy sets them; they act where Defender is the antivirus."""

import re
from collections.abc import Mapping

from veilleuse_agent.collect.reading import Reading, Readings, absent, denied, ok
from veilleuse_agent.collect.windows.settings import Setting, digits, flag, text
from veilleuse_agent.collect.windows.surfaces import Value, Windows

PROMISES = ("asr.enabled", "asr.rules", "asr.rules_mdm")

_DEFENDER = "SOFTWARE\\Policies\\Microsoft\\Windows Defender"
_ASR = f"{_DEFENDER}\\Windows Defender Exploit Guard\\ASR"
_LENGTH = 16 * 1024
_LIMIT = 64
_RULE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_ENABLED = Setting("asr.enabled", flag, ((_ASR, "ExploitGuard_ASR_Rules"),))
_MDM = Setting("asr.rules_mdm", text, ((f"{_DEFENDER}\\Policy Manager", "ASRRules"),))


def read(windows: Windows) -> Readings:
    """Each rule's number: 0 off, 1 blocks, 2 audits, 6 warns (Microsoft, Defender CSP)."""
    managed = _MDM.read(windows)
    if isinstance(managed.value, str):
        managed = _rules(managed_rules(managed.value), managed.source)
    return {
        "asr.enabled": _ENABLED.read(windows),
        "asr.rules": _policy(windows),
        "asr.rules_mdm": managed,
    }


def managed_rules(written: str) -> dict[str, int]:
    """Rules in the text of device management, `rule=number` joined by bars; all else is left."""
    pairs = (part.partition("=") for part in written[:_LENGTH].split("|"))
    return _understood({name: value for name, _, value in pairs})


def _policy(windows: Windows) -> Reading:
    key = f"{_ASR}\\Rules"
    source = f"HKLM\\{key}"
    try:
        values = windows.registry.values(key)
    except FileNotFoundError:
        return absent(source)
    except PermissionError:
        return denied(source)
    return _rules(_understood(values), source)


def _understood(values: Mapping[str, Value]) -> dict[str, int]:
    named = ((name.strip().strip("{}").lower(), digits(value)) for name, value in values.items())
    known = {name: state for name, state in named if state is not None and _RULE.fullmatch(name)}
    return {name: known[name] for name in sorted(known)[:_LIMIT]}


def _rules(rules: dict[str, int], source: str) -> Reading:
    return ok(rules, source) if rules else absent(source)
