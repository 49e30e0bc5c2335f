# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which ports the Windows firewall opens to others: rules for everybody, without their names.

A rule is a text of `Name=Value` fields (MS-GPFAS 2.2.2.19) in no human language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.posture import FIREWALL_LOCAL, FIREWALL_POLICY
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("firewall.inbound_rules",)

_PROFILES = ("Domain", "Private", "Public")
_TCP = "6"
_EPMAP = {"RPC-EPMAP": "135", "RPCEPMAP": "135"}
"""The endpoint mapper of RPC listens on 135 (MS-RPCE 1.9)."""
_SUBNET = {"LOCALSUBNET", "LOCALSUBNET4", "LOCALSUBNET6"}
_OF_ONE_PROGRAM = ("App", "Svc", "AppPkgId")
_EVERY_PROGRAM = {"system", "%systemroot%\\system32\\svchost.exe"}
_MOST = 300
_LONGEST = 10_001
"""Characters of a rule's own texts (MS-FASP 2.2.37); a longer rule is left out."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One rule as far as it matters to a neighbour."""

    action: str
    ports: tuple[str, ...]
    """Numbers and ranges as written; empty for all."""
    profiles: tuple[str, ...]
    remote: str
    """`any`, `subnet`, or `listed` where only some addresses may come in."""


def read(windows: Windows) -> Readings:
    """Rows of `{action, ports, profiles, remote}`; rules of the machine that policy ignores go."""
    name, source = PROMISES[0], f"HKLM\\{FIREWALL_LOCAL}\\FirewallRules, policy added"
    try:
        local = windows.registry.values(f"{FIREWALL_LOCAL}\\FirewallRules")
    except OSError as failure:
        return {name: unread(source, failure)}
    try:
        policy = windows.registry.values(f"{FIREWALL_POLICY}\\FirewallRules")
    except FileNotFoundError:
        policy = {}
    except OSError as failure:
        return {name: unread(source, failure)}
    merged = tuple(profile for profile in _PROFILES if _merges(windows, profile))
    found = {*_rules(local.values(), merged), *_rules(policy.values(), _PROFILES)}
    rows = [_row(rule) for rule in sorted(found)[:_MOST]]
    return {name: ok(rows, source) if rows else absent(f"{source}: none")}


def _merges(windows: Windows, profile: str) -> bool:
    """AllowLocalPolicyMerge of a policy; local rules count unless it says otherwise."""
    return windows.number(f"{FIREWALL_POLICY}\\{profile}Profile", "AllowLocalPolicyMerge") != 0


def _rules(texts: Iterable[object], profiles: tuple[str, ...]) -> Iterable[Rule]:
    for text in texts:
        rule = rule_of(text, profiles) if isinstance(text, str) else None
        if rule is not None and rule.profiles:
            yield rule


def rule_of(text: str, profiles: tuple[str, ...] = _PROFILES) -> Rule | None:
    """The rule in a text, for these profiles; None where it opens nothing that listens for all."""
    if len(text) > _LONGEST:
        return None
    fields = _fields(text)
    one = {name: values[0] for name, values in fields.items()}
    if one.get("Active") != "TRUE" or one.get("Dir") != "In":
        return None
    if one.get("Protocol", _TCP) != _TCP or not _is_for_everybody(one, fields):
        return None
    wanted = fields.get("Profile", _PROFILES)
    return Rule(
        action="block" if one.get("Action") == "Block" else "allow",
        ports=_ports(fields),
        profiles=tuple(profile.lower() for profile in profiles if profile in wanted),
        remote=_remote(fields),
    )


def _fields(text: str) -> Mapping[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for part in text.split("|")[1:]:
        name, _, value = part.partition("=")
        fields.setdefault(name, []).append(value)
    return fields


def _is_for_everybody(one: Mapping[str, str], fields: Mapping[str, list[str]]) -> bool:
    """A rule of one program opens no port of another: with ports it counts, without it does not."""
    if _ports(fields):
        return True
    has_ports = any(name.startswith("LPort") for name in fields)
    program = one.get("App", "").lower()
    named = any(name in one for name in _OF_ONE_PROGRAM)
    return not has_ports and (not named or (program in _EVERY_PROGRAM and "Svc" not in one))


def _ports(fields: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Numbers and ranges; of the words, only the one that stands for a fixed port."""
    found = []
    for name, values in fields.items():
        if name.startswith("LPort"):
            for part in ",".join(values).split(","):
                port = _EPMAP.get(part.upper(), part)
                if port.replace("-", "", 1).isdecimal():
                    found.append(port)
    return tuple(sorted(found))


def _remote(fields: Mapping[str, list[str]]) -> str:
    said = [v for name, values in fields.items() if name.startswith("RA") for v in values]
    if not said:
        return "any"
    return "subnet" if any(value.upper() in _SUBNET for value in said) else "listed"


def _row(rule: Rule) -> dict[str, object]:
    return {
        "action": rule.action,
        "ports": list(rule.ports),
        "profiles": list(rule.profiles),
        "remote": rule.remote,
    }
