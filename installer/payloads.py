# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what an agent needs beside its own code, one zip a system: `-m installer.payloads FOLDER`.

windows-x64.zip   python/ (the embeddable CPython, as python.org signed it) and lib/ (packages)
linux-x64.zip, macos-arm64.zip, macos-x64.zip   lib/ alone: these systems have their own Python

Every download is held against a hash of the locks. PARTS.txt in each zip lists its files with
theirs, so that anybody can compare.
"""

import hashlib
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.interpreter import PYTHON, check_signatures, interpreter
from installer.wheels import Files, Target, unpacked

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""Those of Debian 12 and 13 and of Ubuntu 24.04 and 26.04, and what lies between."""

_STAMP = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Payload:
    """One system, in pip's words and in Python's, and the Pythons it may have."""

    name: str
    platforms: tuple[str, ...]
    system: str
    pythons: tuple[str, ...] = PYTHONS

    def packages(self) -> dict[str, bytes]:
        """What the agent's lock names. Compiled parts carry their Python in their names."""
        files: dict[str, bytes] = {}
        for python in self.pythons:
            for name, data in unpacked(
                "agent", Target(python, self.platforms, self.system)
            ).items():
                files.setdefault(name, data)
        return files


WINDOWS = Payload("windows-x64", ("win_amd64",), "win32", (PYTHON,))
LINUX = Payload(
    "linux-x64",
    ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "linux",
)
PAYLOADS = (
    WINDOWS,
    LINUX,
    Payload("macos-arm64", ("macosx_11_0_arm64", "macosx_10_9_universal2"), "darwin"),
    Payload(
        "macos-x64",
        ("macosx_10_15_x86_64", "macosx_10_9_x86_64", "macosx_10_9_universal2"),
        "darwin",
    ),
)


def build(payload: Payload, folder: Path) -> Path:
    """Writes the zip of one system; the same locks give the same bytes."""
    files = {f"lib/{name}": data for name, data in payload.packages().items()}
    if payload is WINDOWS:
        python = interpreter()
        check_signatures(python)
        files |= {f"python/{name}": data for name, data in python.items()}
    files["PARTS.txt"] = parts(files)
    target = folder / f"{payload.name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), files[name], zipfile.ZIP_DEFLATED)
    return target


def parts(files: Files) -> bytes:
    """Every file with its SHA-256, as sha256sum writes it."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def main(arguments: Sequence[str]) -> None:
    """Builds all of them, or those named after the folder."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for payload in PAYLOADS:
        if not arguments[1:] or payload.name in arguments[1:]:
            made = build(payload, folder)
            print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
