# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether FileVault encrypts the volume that macOS starts from."""

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.reading import Readings, error, ok

PROMISES = ("disk.volumes",)

_COMMAND = ("/usr/bin/fdesetup", "status")


def read(mac: Mac) -> Readings:
    """The system volume alone; other volumes are not looked at."""
    source = " ".join(_COMMAND)
    try:
        answer = mac.answer(_COMMAND)
    except ChildError as failure:
        return {PROMISES[0]: error(f"{source}: {failure}")}
    if "FileVault is " not in answer and "cryption in progress" not in answer:
        return {PROMISES[0]: error(f"{source}: no state")}
    volume = {"mount": "/", "system": True, "encrypted": encrypted_of(answer)}
    return {PROMISES[0]: ok([volume], source)}


def encrypted_of(answer: str) -> bool | None:
    """None while it still encrypts or decrypts: part of the disk is in the clear."""
    if "cryption in progress" in answer:
        return None
    if "FileVault is On" in answer:
        return True
    return False if "FileVault is Off" in answer else None
