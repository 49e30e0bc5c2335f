# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Credentials in memory and on the wire: LSA protection, WDigest, Credential Guard, NTLM."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_CONTROL = "SYSTEM\\CurrentControlSet\\Control"
_LSA = f"{_CONTROL}\\Lsa"
_NTLM = f"{_LSA}\\MSV1_0"
_GUARD = "SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceGuard"
_SYSTEM = "SOFTWARE\\Policies\\Microsoft\\Windows\\System"
_WDIGEST = f"{_CONTROL}\\SecurityProviders\\WDigest"
_VIRTUALISATION = "EnableVirtualizationBasedSecurity"

_SETTINGS = (
    Setting("lsa.protection", number, ((_SYSTEM, "RunAsPPL"), (_LSA, "RunAsPPL"))),
    Setting("lsa.protection_boot", number, ((_LSA, "RunAsPPLBoot"),)),
    Setting("lsa.wdigest", flag, ((_WDIGEST, "UseLogonCredential"),)),
    Setting("lsa.restrict_anonymous", number, ((_LSA, "RestrictAnonymous"),)),
    Setting("lsa.restrict_anonymous_sam", flag, ((_LSA, "RestrictAnonymousSAM"),)),
    Setting(
        "credential_guard.configured", number, ((_GUARD, "LsaCfgFlags"), (_LSA, "LsaCfgFlags"))
    ),
    Setting(
        "credential_guard.virtualisation",
        flag,
        ((_GUARD, _VIRTUALISATION), (f"{_CONTROL}\\DeviceGuard", _VIRTUALISATION)),
    ),
    Setting("ntlm.level", number, ((_LSA, "LmCompatibilityLevel"),)),
    Setting("ntlm.no_lm_hash", flag, ((_LSA, "NoLMHash"),)),
    Setting("ntlm.client_security", number, ((_NTLM, "NTLMMinClientSec"),)),
    Setting("ntlm.server_security", number, ((_NTLM, "NTLMMinServerSec"),)),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """What is configured, which does not say what runs."""
    return read_all(windows, _SETTINGS)
