# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Firewall, file sharing and remote desktop, as configured in the registry."""

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.settings import Setting, flag, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

FIREWALL = ("firewall.profiles",)
SHARING = ("smb.v1_server", "smb.signing_required")
REMOTE = ("rdp.enabled", "rdp.nla")

FIREWALL_POLICY = "SOFTWARE\\Policies\\Microsoft\\WindowsFirewall"
FIREWALL_LOCAL = "SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy"
# The private profile is called StandardProfile in the local settings.
_PROFILES = (
    ("domain", "DomainProfile", "DomainProfile"),
    ("private", "PrivateProfile", "StandardProfile"),
    ("public", "PublicProfile", "PublicProfile"),
)
_SERVER = "SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters"
_TERMINAL = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
_TERMINAL_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"
_LISTENER = f"{_TERMINAL}\\WinStations\\RDP-Tcp"

_SHARING = (
    Setting("smb.v1_server", flag, ((_SERVER, "SMB1"),)),
    Setting("smb.signing_required", flag, ((_SERVER, "RequireSecuritySignature"),)),
)
_REFUSED = Setting(
    "rdp.enabled",
    flag,
    ((_TERMINAL_POLICY, "fDenyTSConnections"), (_TERMINAL, "fDenyTSConnections")),
)
_LEVEL = Setting(
    "rdp.nla", flag, ((_TERMINAL_POLICY, "UserAuthentication"), (_LISTENER, "UserAuthentication"))
)


def read_firewall(windows: Windows) -> Readings:
    """Each profile: policy before local setting; nothing filters while the service is stopped."""
    name, source = FIREWALL[0], f"HKLM\\{FIREWALL_LOCAL}"
    if not windows.has_key(FIREWALL_LOCAL):
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
    return read_all(windows, _SHARING)


def read_remote(windows: Windows) -> Readings:
    """Remote desktop and whether it asks who calls before it opens a session."""
    refused = _REFUSED.read(windows)
    enabled = ok(not refused.value, refused.source) if isinstance(refused.value, bool) else refused
    return {"rdp.enabled": enabled, "rdp.nla": _LEVEL.read(windows)}


def _profile_value(windows: Windows, policy: str, local: str, name: str) -> bool:
    """One where nobody set it: on, and inbound blocked, since Windows XP SP2."""
    value = windows.number(f"{FIREWALL_POLICY}\\{policy}", name)
    if value is None:
        value = windows.number(f"{FIREWALL_LOCAL}\\{local}", name)
    return value != 0


def _is_running(windows: Windows, service: str) -> bool:
    wanted = service.lower()
    return any(
        found.name.lower() == wanted and found.state == "running"
        for found in windows.services.all()
    )
