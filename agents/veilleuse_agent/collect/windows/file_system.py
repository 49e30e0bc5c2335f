# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of this machine as evidence: version resources, and small files of settings."""

import ctypes
import struct
import sys
from pathlib import Path

from veilleuse_agent.collect.windows.instruments import Binary

# verrsrc.h
_SIGNATURE = 0xFEEF04BD
_RESOURCE_LIMIT = 1024 * 1024


def version_of(fixed: bytes) -> str | None:
    """The file version of a VS_FIXEDFILEINFO, None where it is not one."""
    if len(fixed) < 16:
        return None
    signature, _, high, low = struct.unpack_from("<4I", fixed)
    if signature != _SIGNATURE:
        return None
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def languages_of(translation: bytes) -> list[str]:
    """The names of the text blocks that a resource has: language then code page, hexadecimal."""
    pairs = struct.iter_unpack("<HH", translation[: len(translation) // 4 * 4])
    return [f"{language:04x}{page:04x}" for language, page in pairs]


if sys.platform == "win32":
    _version = ctypes.WinDLL("version", use_last_error=True)
    _version.GetFileVersionInfoSizeW.argtypes = (ctypes.c_wchar_p, ctypes.c_void_p)
    _version.GetFileVersionInfoSizeW.restype = ctypes.c_uint32
    _version.GetFileVersionInfoW.argtypes = (
        ctypes.c_wchar_p,
        ctypes.c_uint32,
        ctypes.c_uint32,
        ctypes.c_void_p,
    )
    _version.VerQueryValueW.argtypes = (
        ctypes.c_void_p,
        ctypes.c_wchar_p,
        ctypes.POINTER(ctypes.c_void_p),
        ctypes.POINTER(ctypes.c_uint32),
    )

    class RealFiles:
        """The files of this machine."""

        def binary(self, path: str) -> Binary:
            """The version resource of a file; FileNotFoundError where there is no such file."""
            Path(path).stat()
            size = _version.GetFileVersionInfoSizeW(path, None)
            if not 0 < size <= _RESOURCE_LIMIT:
                return Binary(None, None)
            block = ctypes.create_string_buffer(size)
            if not _version.GetFileVersionInfoW(path, 0, size, block):
                return Binary(None, None)
            return Binary(_company(block), version_of(_queried(block, "\\")))

        def text(self, path: str, limit: int) -> str:
            """The first `limit` bytes of a small file of settings, as text."""
            with Path(path).open("rb") as file:
                return file.read(limit).decode("ascii", "replace")

    def _queried(block: "ctypes.Array[ctypes.c_char]", place: str, width: int = 1) -> bytes:
        found, count = ctypes.c_void_p(), ctypes.c_uint32()
        if not _version.VerQueryValueW(block, place, ctypes.byref(found), ctypes.byref(count)):
            return b""
        return ctypes.string_at(found, count.value * width) if found.value else b""

    def _company(block: "ctypes.Array[ctypes.c_char]") -> str | None:
        for language in languages_of(_queried(block, "\\VarFileInfo\\Translation")):
            place = f"\\StringFileInfo\\{language}\\CompanyName"
            text = _queried(block, place, 2).decode("utf-16-le", "replace").rstrip("\0").strip()
            if text:
                return text
        return None
