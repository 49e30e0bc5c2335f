# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing: who may bring printer drivers in, and who reaches the spooler from outside."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows NT\\Printers"
_POINT = f"{_POLICY}\\PointAndPrint"
_PRINT = "SYSTEM\\CurrentControlSet\\Control\\Print"

_SETTINGS = (
    Setting("printing.install_unwarned", flag, ((_POINT, "NoWarningNoElevationOnInstall"),)),
    Setting("printing.update_prompt", number, ((_POINT, "UpdatePromptSettings"),)),
    Setting(
        "printing.drivers_by_administrators",
        flag,
        ((_POINT, "RestrictDriverInstallationToAdministrators"),),
    ),
    Setting("printing.rpc_privacy", flag, ((_PRINT, "RpcAuthnLevelPrivacyEnabled"),)),
    Setting("printing.remote_rpc", number, ((_POLICY, "RegisterSpoolerRemoteRpcEndPoint"),)),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """What is set; on a patched machine what is absent is the safe choice."""
    return read_all(windows, _SETTINGS)
