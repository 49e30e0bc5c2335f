# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""File sharing as a client, as set: the old protocol, signing, sessions of guests."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_SERVICES = "SYSTEM\\CurrentControlSet\\Services"
_CLIENT = f"{_SERVICES}\\LanmanWorkstation\\Parameters"
_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\LanmanWorkstation"

_SETTINGS = (
    Setting("smb.v1_client_start", number, ((f"{_SERVICES}\\MrxSmb10", "Start"),)),
    Setting("smb.client_signing_required", flag, ((_CLIENT, "RequireSecuritySignature"),)),
    Setting(
        "smb.guest_allowed",
        flag,
        ((_POLICY, "AllowInsecureGuestAuth"), (_CLIENT, "AllowInsecureGuestAuth")),
    ),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """What is absent depends on the build, which the desktop knows."""
    return read_all(windows, _SETTINGS)
