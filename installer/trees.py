# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each artefact installs, as places and bytes: nothing of it depends on this machine."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from installer.bytecode import compiled
from installer.interpreter import PYTHON, check_signatures, interpreter
from installer.payloads import LINUX, PYTHONS, WINDOWS, parts
from installer.strict import ToolError
from installer.trimmed import trimmed
from installer.wheels import Files, Target, unpacked

TOP = Path(__file__).parents[1]
LINUX_PLATFORMS = ("manylinux_2_34_x86_64", *LINUX.platforms)


def agent_code() -> dict[str, bytes]:
    """The agent's own sources."""
    return dict(_sources(TOP / "agents" / "veilleuse_agent", "veilleuse_agent"))


def desktop_code() -> dict[str, bytes]:
    """The application's own sources with its resources, the window's words compiled alone."""
    if not list((TOP / "resources" / "i18n").glob("*.qm")):
        raise ToolError("resources/i18n: translations are not compiled (make i18n)")
    files = dict(_sources(TOP / "desktop" / "veilleuse", "veilleuse"))
    for path in sorted((TOP / "resources").rglob("*")):
        if path.is_file() and path.suffix != ".ts" and "payloads" not in path.parts:
            files[f"veilleuse/resources/{path.relative_to(TOP / 'resources').as_posix()}"] = (
                path.read_bytes()
            )
    return files


def agent_windows(*, with_bytecode: bool = True) -> dict[str, bytes]:
    """`python/` and `lib/`; without compiled forms only where nothing is to be released."""
    library = WINDOWS.packages() | agent_code()
    return _windows(compiled(library) if with_bytecode else library)


def agent_linux(pythons: Sequence[str] = PYTHONS) -> dict[str, bytes]:
    """`lib/` alone, for each of these Pythons."""
    packages = replace(LINUX, pythons=tuple(pythons)).packages()
    return {f"lib/{name}": data for name, data in (packages | agent_code()).items()}


def desktop_windows() -> dict[str, bytes]:
    """`python/` and `lib/`."""
    packages = trimmed(unpacked("desktop", Target(PYTHON, ("win_amd64",), "win32")), "win32")
    return _windows(compiled(packages | agent_code() | desktop_code()))


def desktop_linux(python: str) -> dict[str, bytes]:
    """`lib/`, for one version of Python."""
    packages = trimmed(unpacked("desktop", Target(python, LINUX_PLATFORMS, "linux")), "linux")
    library = packages | agent_code() | desktop_code()
    return {f"lib/{name}": data for name, data in library.items()}


def digest(files: Files) -> str:
    """One hash for all of them: two builds are the same where this is."""
    return hashlib.sha256(parts(files)).hexdigest()


def _windows(library: Files) -> dict[str, bytes]:
    python = interpreter()
    check_signatures(python)
    return {
        **{f"python/{name}": data for name, data in python.items()},
        **{f"lib/{name}": data for name, data in library.items()},
    }


def _sources(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()
