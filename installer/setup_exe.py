# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop’s set-up program for Windows, by NSIS: windows/setup.nsi and its list of files."""

import shlex
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from installer.icon import ico
from installer.launchers import numbers
from installer.signing import Signer
from installer.strict import run
from installer.wheels import Files

NAME = "Veilleuse-Setup.exe"
_SOURCES = Path(__file__).parent / "windows"
_INBOX = Path(__file__).parents[1] / "resources" / "inbox.toml"
_SPARE = 1.2
"""Room asked for, by the size of the files: a disk that is filled to the brim helps nobody."""


def build(
    files: Files, version: str, target: Path, signer: Signer | None = None, compressor: str = "lzma"
) -> None:
    """Writes the program, its uninstaller signed; ToolError where makensis has anything to say."""
    size = sum(map(len, files.values())) // 1024
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        for name, data in files.items():
            path = folder / "tree" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (folder / "veilleuse.ico").write_bytes(ico())
        (folder / "put.nsh").write_text("\n".join(put(files, folder / "tree")), "utf-8")
        (folder / "take.nsh").write_text("\n".join(take(files)), "utf-8")
        defined = {
            "VERSION": version,
            "NUMBERS": numbers(version),
            "SIZE_KB": size,
            "ROOM_KB": int(size * _SPARE),
            "PORT": tomllib.loads(_INBOX.read_text("utf-8"))["port"]["value"],
            "ICON": folder / "veilleuse.ico",
            "PUT": folder / "put.nsh",
            "TAKE": folder / "take.nsh",
            "WORDS": _SOURCES / "words.nsh",
            "OUT": target.absolute(),
            "COMPRESSOR": compressor,
        }
        if signer is not None:
            defined["SIGN"] = shlex.join(["osslsigncode", "sign", *signer.options("Veilleuse")])
        run(
            [
                "makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8",
                *(f"-D{name}={value}" for name, value in defined.items()),
                _SOURCES / "setup.nsi",
            ]
        )  # fmt: skip


def put(files: Files, tree: Path) -> Iterator[str]:
    """Writes each file where it belongs."""
    before = None
    for name in sorted(files, key=_by_folder):
        folder = str(PureWindowsPath(name).parent)
        if folder != before:
            yield f'SetOutPath "{_place(folder)}"'
            before = folder
        yield f'File "{tree / name}"'


def take(files: Files) -> Iterator[str]:
    """Deletes exactly those files, then the folders that are empty: what others put there stays."""
    for name in sorted(files, key=_by_folder):
        yield f'Delete "{_place(name)}"'
    folders = {str(parent) for name in files for parent in PureWindowsPath(name).parents}
    for folder in sorted(folders - {"."}, key=lambda each: (-each.count("\\"), each)):
        yield f'RMDir "{_place(folder)}"'


def _by_folder(name: str) -> tuple[str, str]:
    path = PureWindowsPath(name)
    return str(path.parent), path.name


def _place(name: str) -> str:
    inside = str(PureWindowsPath(name)).replace("$", "$$")
    return "$INSTDIR" if inside == "." else f"$INSTDIR\\{inside}"
