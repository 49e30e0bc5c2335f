# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages of a lock, for a system that may be another than this one, as plain files.

pip reads the conditions of a lock ("only on Windows") against the Python it runs in, whatever
platform it is asked for; they are therefore decided here, and pip gets a list without any.
"""

import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = Path(__file__).with_name("locks")

Files = Mapping[str, bytes]
"""What is shipped: places, with slashes, and their bytes."""

_SOURCES = {"python-nmap": "nmap"}
"""Packages that come as sources alone, all in Python, and the folder that is imported."""

_READ_BY_INSTALLERS = {"RECORD", "WHEEL", "top_level.txt", "entry_points.txt", "INSTALLER"}
_FOR_DEVELOPERS = (".pyi", "py.typed", ".c", ".h", ".pxd", ".pyx", ".lib", ".a")
_DATA = re.compile(r"^[^/]+\.data/(purelib|platlib)/")
_OTHER_DATA = re.compile(r"^[^/]+\.data/")


@dataclass(frozen=True, slots=True)
class Target:
    """A system and its Python; `platforms` in pip's words, newest first."""

    python: str
    platforms: tuple[str, ...]
    system: str
    """`sys.platform` there."""

    def conditions(self) -> dict[str, str]:
        """What a lock may ask of it (packaging specification "Dependency specifiers")."""
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "sys_platform": self.system,
            "platform_system": {"win32": "Windows", "darwin": "Darwin"}.get(self.system, "Linux"),
            "os_name": "nt" if self.system == "win32" else "posix",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
        }


def needed(lock: str, target: Target) -> Iterator[str]:
    """The entries of a lock that the target needs, each with its hashes and no condition left."""
    for entry in re.split(r"(?<!\\)\n", lock):
        stated, *hashes = [part.strip() for part in entry.split("\\\n")]
        if not stated or stated.startswith("#"):
            continue
        requirement = Requirement(stated)
        if requirement.marker is None or requirement.marker.evaluate(target.conditions()):
            yield " ".join([f"{requirement.name}{requirement.specifier}", *hashes])


@cache
def packages(lock: str, target: Target) -> Mapping[str, Files]:
    """The files of each package of `locks/<lock>.txt`, as an import finds them: `name==version`."""
    wanted = list(needed((LOCKS / f"{lock}.txt").read_text("utf-8"), target))
    sources = [entry for entry in wanted if _name(entry) in _SOURCES]
    with tempfile.TemporaryDirectory() as folder:
        wheels, archives = Path(folder) / "wheels", Path(folder) / "sources"
        _download([entry for entry in wanted if entry not in sources], wheels, _binary(target))
        found = [files_of([wheel]) for wheel in sorted(wheels.glob("*.whl"))]
        if sources:
            _download(sources, archives, ["--no-binary", ":all:"])
            found += [files_of_source(archive) for archive in sorted(archives.glob("*.tar.gz"))]
    return {"==".join(named(files)): files for files in found}


def unpacked(lock: str, target: Target) -> dict[str, bytes]:
    """The files of all of them."""
    return {name: data for files in packages(lock, target).values() for name, data in files.items()}


def metadata(files: Files) -> Message:
    """What a package says of itself (core metadata, in the form of a mail)."""
    place = next(name for name in files if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(files[place])


def named(files: Files) -> tuple[str, str]:
    """Its name, in the normal form, and its version."""
    said = metadata(files)
    return canonicalize_name(str(said["Name"]).strip()), str(said["Version"]).strip()


def files_of(wheels: Iterable[Path]) -> dict[str, bytes]:
    """What the wheels hold, without what only installers and developers read."""
    files: dict[str, bytes] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                place = _DATA.sub("", name)
                if not name.endswith("/") and not _is_left_out(place):
                    files[place] = archive.read(name)
    return files


def files_of_source(archive: Path) -> dict[str, bytes]:
    """The folder that is imported, and what the package says of itself; nothing of it is run."""
    top = archive.name.removesuffix(".tar.gz")
    name, _, version = top.rpartition("-")
    files: dict[str, bytes] = {}
    with tarfile.open(archive) as opened:
        for member in opened.getmembers():
            inside = member.name.partition("/")[2]
            content = opened.extractfile(member)
            if content is None or "test" in inside:
                continue
            if inside == "PKG-INFO":
                files[f"{name.replace('-', '_')}-{version}.dist-info/METADATA"] = content.read()
            elif inside.startswith(f"{_SOURCES[name]}/") and inside.endswith(".py"):
                files[inside] = content.read()
    return files


def pip(*arguments: str) -> None:
    """Its warnings are not ours to refuse: they are about how this machine reaches its indexes."""
    command = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


def _name(entry: str) -> str:
    return entry.partition("==")[0]


def _download(entries: Iterable[str], folder: Path, kind: Iterable[str]) -> None:
    folder.mkdir()
    listed = folder / "needed.txt"
    listed.write_text("\n".join(entries) + "\n", "utf-8")
    pip(
        "download", "--no-deps", "--require-hashes", *kind, "-r", str(listed), "-d", str(folder)
    )  # fmt: skip


def _binary(target: Target) -> list[str]:
    abis = (f"cp{target.python.replace('.', '')}", "abi3", "none")
    return [
        "--only-binary", ":all:", "--python-version", target.python, "--implementation", "cp",
        *(word for abi in abis for word in ("--abi", abi)),
        *(word for name in target.platforms for word in ("--platform", name)),
    ]  # fmt: skip


def _is_left_out(name: str) -> bool:
    """Tests of others, type hints, scripts, and what only installers of packages read."""
    parts = name.split("/")
    is_record = parts[0].endswith(".dist-info") and parts[-1] in _READ_BY_INSTALLERS
    is_script = _OTHER_DATA.match(name) is not None
    return is_record or is_script or "tests" in parts or name.endswith(_FOR_DEVELOPERS)
