# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Firewall, file sharing and remote desktop, as configured in the registry."""

from veilleuse_agent.collect.reading import Reading, Readings, absent, ok
from veilleuse_agent.collect.windows.surfaces import Windows

FIREWALL = ("firewall.profiles",)
SHARING = ("smb.v1_server", "smb.signing_required")
REMOTE = ("rdp.enabled", "rdp.nla")

_FIREWALL_POLICY = "SOFTWARE\\Policies\\Microsoft\\WindowsFirewall"
_FIREWALL_LOCAL = "SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy"
# The private profile is called StandardProfile in the local settings.
_PROFILES = (
    ("domain", "DomainProfile", "DomainProfile"),
    ("private", "PrivateProfile", "StandardProfile"),
    ("public", "PublicProfile", "PublicProfile"),
)
_SERVER = "SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters"
_TERMINAL = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
_TERMINAL_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"


def read_firewall(windows: Windows) -> Readings:
    """Each profile: policy before local setting; nothing filters while the service is stopped."""
    name, source = FIREWALL[0], f"HKLM\\{_FIREWALL_LOCAL}"
    if not windows.has_key(_FIREWALL_LOCAL):
        return {name: absent(source)}
    runs = _is_running(windows, "mpssvc")
    rows = [
        {
            "name": profile,
            "enabled": _profile_value(windows, policy, local, "EnableFirewall") and runs,
            "inbound_block": _profile_value(windows, policy, local, "DefaultInboundAction"),
        }
        for profile, policy, local in _PROFILES
    ]
    return {name: ok(rows, source if runs else f"{source}; mpssvc is not running")}


def read_sharing(windows: Windows) -> Readings:
    """What is set; a setting that is absent depends on the build, which the desktop knows."""
    return {
        "smb.v1_server": _flag(windows, _SERVER, "SMB1"),
        "smb.signing_required": _flag(windows, _SERVER, "RequireSecuritySignature"),
    }


def read_remote(windows: Windows) -> Readings:
    """Remote desktop and whether it asks who calls before it opens a session."""
    refused = _first(
        _flag(windows, _TERMINAL_POLICY, "fDenyTSConnections"),
        _flag(windows, _TERMINAL, "fDenyTSConnections"),
    )
    enabled = ok(not refused.value, refused.source) if isinstance(refused.value, bool) else refused
    listener = f"{_TERMINAL}\\WinStations\\RDP-Tcp"
    level = _first(
        _flag(windows, _TERMINAL_POLICY, "UserAuthentication"),
        _flag(windows, listener, "UserAuthentication"),
    )
    return {"rdp.enabled": enabled, "rdp.nla": level}


def _flag(windows: Windows, key: str, name: str) -> Reading:
    reading = windows.reading(key, name)
    return ok(reading.value != 0, reading.source) if isinstance(reading.value, int) else reading


def _first(policy: Reading, local: Reading) -> Reading:
    return policy if policy.value is not None else local


def _profile_value(windows: Windows, policy: str, local: str, name: str) -> bool:
    """One where nobody set it: on, and inbound blocked, since Windows XP SP2."""
    value = windows.number(f"{_FIREWALL_POLICY}\\{policy}", name)
    if value is None:
        value = windows.number(f"{_FIREWALL_LOCAL}\\{local}", name)
    return value != 0


def _is_running(windows: Windows, service: str) -> bool:
    wanted = service.lower()
    return any(
        found.name.lower() == wanted and found.state == "running"
        for found in windows.services.all()
    )
