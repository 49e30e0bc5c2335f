# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the program of a service or the image of a driver lies, from its ImagePath."""

import ntpath
import re

_PROGRAM = re.compile(r"(.*?\.(?:exe|sys|dll))(?=\s|$)", re.IGNORECASE)
_LIMIT = 4096


def image_path(text: str, name: str, system_root: str, *, is_driver: bool) -> str | None:
    r"""The full path of the file; None where the text does not give one.

    The service manager and the kernel accept `"C:\a b\c.exe" -k`, `C:\a b\c.exe -k`,
    `%SystemRoot%\…`, `\SystemRoot\…`, `\??\C:\…` and, for drivers, paths below the Windows
    folder or nothing at all (MSDN, "HKLM\SYSTEM\CurrentControlSet\Services Registry Tree").
    """
    if not text.strip():
        return ntpath.join(system_root, "System32", "drivers", f"{name}.sys") if is_driver else None
    path = _program(text[:_LIMIT].strip())
    if path is None:
        return None
    path = _rooted(path, system_root)
    return path if is_local(path) else None


def is_local(path: str) -> bool:
    """Whether a path is a full one on a drive: looking at any other might use the network."""
    return re.match(r"[A-Za-z]:\\[^\\]", path) is not None


def _program(text: str) -> str | None:
    if text.startswith('"'):
        inside, closed, _ = text[1:].partition('"')
        return inside if closed and inside else None
    found = _PROGRAM.match(text)
    return found[1] if found else None


def _rooted(path: str, system_root: str) -> str:
    path = path.removeprefix("\\??\\")
    low = path.lower()
    for start in ("%systemroot%\\", "%windir%\\", "\\systemroot\\"):
        if low.startswith(start):
            return ntpath.join(system_root, path[len(start) :])
    if low.startswith("system32\\"):
        return ntpath.join(system_root, path)
    return path
