# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How remote sessions are protected: the listener of remote desktop, assistance, CredSSP, WinRM."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services"
_LISTENER = "SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp"
_ASSISTANCE = "SYSTEM\\CurrentControlSet\\Control\\Remote Assistance"
_CREDSSP = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters"
_WINRM = "SOFTWARE\\Policies\\Microsoft\\Windows\\WinRM\\Client"

_SETTINGS = (
    Setting(
        "rdp.security_layer", number, ((_POLICY, "SecurityLayer"), (_LISTENER, "SecurityLayer"))
    ),
    Setting(
        "rdp.encryption_level",
        number,
        ((_POLICY, "MinEncryptionLevel"), (_LISTENER, "MinEncryptionLevel")),
    ),
    Setting("rdp.port", number, ((_LISTENER, "PortNumber"),)),
    Setting(
        "remote_assistance.solicited",
        flag,
        ((_POLICY, "fAllowToGetHelp"), (_ASSISTANCE, "fAllowToGetHelp")),
    ),
    Setting("remote_assistance.offered", flag, ((_POLICY, "fAllowUnsolicited"),)),
    Setting("credssp.encryption_oracle", number, ((_CREDSSP, "AllowEncryptionOracle"),)),
    Setting("winrm.client_digest", flag, ((_WINRM, "AllowDigest"),)),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """What is set; policy wins over the local setting."""
    return read_all(windows, _SETTINGS)
