# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells this machine from a copy of it: marks of its system and of its firmware, hashed.

Every mark is hashed with a salt, the fingerprint of the site's key: two sites that hold the hashes
of one machine cannot tell that it is the same.
"""

import hashlib
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_CONTEXT = b"veilleuse machine 1\0"
_DIGITS = 32

Marks = Mapping[str, str]
"""Name of a mark to what it says; a mark that the system does not have, or hides, is left out."""

# machine-id(5); the firmware's UUID is root's alone
_LINUX_FILES = {"machine_id": "etc/machine-id", "product_uuid": "sys/class/dmi/id/product_uuid"}
_MARK = re.compile(r"[0-9a-f]{32}\Z")
_NOT_SET = {"0" * 32, "f" * 32}


def read_marks() -> Marks:
    """The marks that this account may read on this machine."""
    if sys.platform == "win32":
        return _windows_marks()
    if sys.platform == "darwin":
        return _mac_marks()
    return linux_marks(Path("/"))


def linux_marks(root: Path) -> Marks:
    """The system's own id, and the firmware's UUID for root."""
    return _plain({name: _text(root / path) for name, path in _LINUX_FILES.items()})


def hashed(marks: Marks, salt: str) -> dict[str, str]:
    """Each mark by itself, so that one which cannot be read today does not hide the others."""
    return {name: _digest(f"{name}={value}", salt) for name, value in marks.items()}


def machine_of(hashes: Mapping[str, str], salt: str) -> str:
    """What reports say of the machine: 32 hexadecimal digits, empty where it has no mark."""
    parts = "\n".join(f"{name}={value}" for name, value in sorted(hashes.items()))
    return _digest(parts, salt) if parts else ""


def mac_uuid(registry: str) -> str:
    """`IOPlatformUUID` in what `ioreg` prints, empty where there is none."""
    found = re.search(r'"IOPlatformUUID" = "([0-9A-Fa-f-]{36})"', registry)
    return found[1] if found else ""


def _digest(text: str, salt: str) -> str:
    data = _CONTEXT + salt.encode() + b"\0" + text.encode()
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def _plain(marks: Marks) -> Marks:
    """Only ids of sixteen bytes that somebody set."""
    plain = {name: text.strip().lower().replace("-", "") for name, text in marks.items()}
    return {n: text for n, text in plain.items() if _MARK.match(text) and text not in _NOT_SET}


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(64).decode("ascii", "replace")
    except OSError:
        return ""


def _mac_marks() -> Marks:
    from veilleuse_agent.collect.child import ChildError, RealChildren  # noqa: PLC0415

    try:
        said = RealChildren().run(("ioreg", "-rd1", "-c", "IOPlatformExpertDevice"))
    except ChildError:
        return {}
    return _plain({"platform_uuid": mac_uuid(said.text)})


if sys.platform == "win32":

    def _windows_marks() -> Marks:
        from veilleuse_agent.collect.windows.registry import RealRegistry  # noqa: PLC0415
        from veilleuse_agent.smbios import firmware_table, system_uuid  # noqa: PLC0415

        try:
            guid = RealRegistry().value("SOFTWARE\\Microsoft\\Cryptography", "MachineGuid")
        except OSError:
            guid = ""
        return _plain({"machine_guid": str(guid), "smbios_uuid": system_uuid(firmware_table())})
