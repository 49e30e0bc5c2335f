# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""File sharing as it works now: what server and client answer, whatever the registry says."""

from veilleuse_agent.collect.reading import Reading, Readings, error, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("smb.effective_server", "smb.effective_client")

_NAMESPACE = "root\\Microsoft\\Windows\\SMB"
_SERVER = (
    "EnableSMB1Protocol",
    "EnableSMB2Protocol",
    "EncryptData",
    "RejectUnencryptedAccess",
    "RequireSecuritySignature",
)
_CLIENT = ("EnableInsecureGuestLogons", "RequireSecuritySignature")


def read(windows: Windows) -> Readings:
    """GetConfiguration of both classes (MSDN, "SMB Management API")."""
    return {
        "smb.effective_server": _asked(windows, "MSFT_SmbServerConfiguration", _SERVER),
        "smb.effective_client": _asked(windows, "MSFT_SmbClientConfiguration", _CLIENT),
    }


def _asked(windows: Windows, class_name: str, fields: tuple[str, ...]) -> Reading:
    source = f"{_NAMESPACE} {class_name}.GetConfiguration"
    try:
        answer = windows.wmi.call(_NAMESPACE, class_name, "GetConfiguration")
    except OSError as failure:
        return unread(source, failure)
    output = answer.get("Output")
    if answer.get("ReturnValue") != 0 or not isinstance(output, dict):
        return error(f"{source}: return value {answer.get('ReturnValue')}")
    return ok({name: output[name] for name in fields if output.get(name) is not None}, source)
