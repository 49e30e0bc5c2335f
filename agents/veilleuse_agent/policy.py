# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the machine's administrator decides about the agent: group policy, or a file of root."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from veilleuse_agent.site import Policy, SiteError, read_policy_file

KEY = "SOFTWARE\\Policies\\Veilleuse\\Agent"
FILE = Path("/etc/veilleuse-agent/site.json")


class PolicyKeys(Protocol):
    """HKEY_LOCAL_MACHINE. FileNotFoundError and PermissionError say why not."""

    def values(self, key: str) -> Mapping[str, object]:
        """All values of a key."""
        ...


def read_policy() -> Policy:
    """The policy of this machine, empty where there is none; SiteError if it is not understood."""
    if sys.platform == "win32":
        from veilleuse_agent.collect.windows.registry import RealRegistry  # noqa: PLC0415

        return policy_of(RealRegistry())
    return read_policy_file(FILE)


def policy_of(registry: PolicyKeys) -> Policy:
    """From `Address`, `Folder`, `SealKey`, `SignKey` and `Token`, text or list of texts.

    Other values are left alone. One key without the other, or a value of another type or shape:
    SiteError, for a policy that is half obeyed misleads whoever wrote it.
    """
    try:
        values = {name.lower(): value for name, value in registry.values(KEY).items()}
    except FileNotFoundError:
        return Policy()
    except OSError as failure:
        raise SiteError("policy_unusable", f"HKLM\\{KEY}") from failure
    fields: dict[str, object] = {
        name: _text(name, values) for name in ("folder", "token") if name in values
    }
    if "address" in values:
        fields["addresses"] = _texts("address", values)
    if "sealkey" in values or "signkey" in values:
        fields["keys"] = {"seal": _text("sealkey", values), "sign": _text("signkey", values)}
    try:
        return msgspec.convert(fields, type=Policy)
    except msgspec.ValidationError as failure:
        raise SiteError("policy_unusable", f"HKLM\\{KEY}: {failure}") from failure


def _texts(name: str, values: Mapping[str, object]) -> tuple[str, ...]:
    match values.get(name):
        case str() as text:
            return (text,)
        case tuple() as texts:
            return texts
        case _:
            raise SiteError("policy_unusable", f"HKLM\\{KEY}\\{name}")


def _text(name: str, values: Mapping[str, object]) -> str:
    texts = _texts(name, values)
    if len(texts) != 1:
        raise SiteError("policy_unusable", f"HKLM\\{KEY}\\{name}")
    return texts[0]
