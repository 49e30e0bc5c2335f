# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a deployment kit, and the two shapes they are written in."""

import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from veilleuse.catalogue.folder import resources
from veilleuse.domain.errors import VeilleuseError

RUNTIMES: Mapping[str, tuple[str, ...]] = {
    "windows": ("windows-x64",),
    "linux": ("linux-x64",),
    "macos": ("macos-arm64", "macos-x64"),
}
"""What an agent needs beside its own code, by system: folders or zips of these names, as
`installer/payloads.py` makes them. `lib` holds packages, `python` an interpreter where it has one.
"""
MSI = "veilleuse-agent.msi"
"""The agent for Windows with all it needs, where this desktop has it: it goes before the rest."""
_SCRIPTS = {
    "windows": ("install.cmd", "remove.cmd"),
    "linux": ("install.sh", "remove.sh"),
    "macos": ("install.sh", "remove.sh"),
}
_PRIVATE, _RUNS = 0o600, 0o700
_FOLDER = 0o700


class PayloadError(VeilleuseError):
    """A payload of a kit cannot be read, or would be written outside it."""

    code = "kit_payload"


class AgentMissingError(VeilleuseError):
    """The agent's own files did not come with the application."""

    code = "kit_no_agent"


@dataclass(frozen=True, slots=True)
class KitFile:
    """One file, by its place in the kit."""

    place: PurePosixPath
    data: bytes
    runs: bool = False
    """Whether it is a program or a script."""


def agent_files() -> Iterator[KitFile]:
    """The agent itself: its Python sources as this desktop has them."""
    top = files("veilleuse_agent")
    found = list(_sources(top, PurePosixPath("agent/veilleuse_agent")))
    if not found:
        raise AgentMissingError
    return iter(found)


def script_files(systems: Iterable[str]) -> Iterator[KitFile]:
    """What puts the agent in its place, and what takes it away."""
    names = dict.fromkeys(name for system in systems for name in _SCRIPTS[system])
    for name in names:
        data = (resources() / "kit" / name).read_bytes()
        if name.endswith(".cmd"):
            data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        yield KitFile(PurePosixPath(name), data, runs=name.endswith(".sh"))


def payloads_of(system: str, folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Each payload of a system by its name: the MSI, else the first folder or zip so called."""
    if system == "windows":
        packages = (folder / MSI for folder in folders if (folder / MSI).is_file())
        if (package := next(packages, None)) is not None:
            yield MSI, package
            return
    for name in RUNTIMES[system]:
        places = (place for folder in folders for place in (folder / name, folder / f"{name}.zip"))
        found = next((place for place in places if place.exists()), None)
        if found is not None:
            yield name, found


def payload_files(name: str, payload: Path) -> Iterator[KitFile]:
    """What is in it; PayloadError where it cannot be read or names a place outside."""
    top = PurePosixPath("runtime") / name
    try:
        if name == MSI:
            yield KitFile(PurePosixPath(MSI), payload.read_bytes())
            return
        for inside, data, runs in _unzipped(payload) if payload.is_file() else _walked(payload):
            place = PurePosixPath(inside)
            if place.is_absolute() or ".." in place.parts or "\\" in inside or ":" in inside:
                raise PayloadError(path=str(payload))
            yield KitFile(top / place, data, runs)
    except (OSError, zipfile.BadZipFile) as error:
        raise PayloadError(path=str(payload)) from error


def write_folder(folder: Path, kit: Iterable[KitFile]) -> None:
    """Below a folder that is there and empty."""
    for one in kit:
        path = folder.joinpath(*one.place.parts)
        path.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        path.write_bytes(one.data)
        path.chmod(_RUNS if one.runs else _PRIVATE)


def write_zip(path: Path, kit: Iterable[KitFile]) -> None:
    """One file for its owner alone; programs stay programs where the system knows such a thing."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as archive:
        for one in kit:
            info = zipfile.ZipInfo(str(one.place))
            info.create_system = 3  # the mode below is Unix's (APPNOTE 4.4.2.2)
            info.external_attr = (0o100000 | (_RUNS if one.runs else _PRIVATE)) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, one.data)


def _sources(folder: Traversable, place: PurePosixPath) -> Iterator[KitFile]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, place / entry.name)
        elif entry.name.endswith(".py") or entry.name == "py.typed":
            yield KitFile(place / entry.name, entry.read_bytes())


def _walked(folder: Path) -> Iterator[tuple[str, bytes, bool]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            runs = bool(path.stat().st_mode & 0o100)
            yield path.relative_to(folder).as_posix(), path.read_bytes(), runs


def _unzipped(path: Path) -> Iterator[tuple[str, bytes, bool]]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename, archive.read(info), bool(info.external_attr >> 16 & 0o100)
