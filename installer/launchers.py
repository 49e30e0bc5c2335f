# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""veilleuse.exe (the window) and veilleuse.com (the same in a console), by mingw.

A shell that is told `veilleuse` takes the .com first and waits for it: how devenv has done it
since Visual Studio .NET.
"""

import tempfile
from pathlib import Path

from installer.icon import ico
from installer.strict import run

_SOURCES = Path(__file__).parent / "windows"
_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
_OPTIONS = (
    "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-municode", "-Wl,--no-insert-timestamp",
    "-Wl,--dynamicbase,--high-entropy-va,--nxcompat",
)  # fmt: skip


def launchers(version: str) -> dict[str, bytes]:
    """Both programs, with their version and icon; the same compiler gives the same bytes."""
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        (folder / "veilleuse.ico").write_bytes(ico())
        for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
            (folder / name).write_bytes((_SOURCES / name).read_bytes())
        run(
            [
                _RESOURCES, f"-DNUMBERS={numbers(version, ',')}", f'-DTEXT=\\"{version}\\"',
                "launcher.rc", "resources.o",
            ],
            folder=folder,
        )  # fmt: skip
        made = {}
        for name, kind in (("veilleuse.exe", ["-mwindows"]), ("veilleuse.com", ["-DCONSOLE"])):
            run(
                [_COMPILER, *_OPTIONS, *kind, "launcher.c", "resources.o", "-lshell32", "-o", name],
                folder=folder,
            )
            made[name] = (folder / name).read_bytes()
    return made


def numbers(version: str, between: str = ".") -> str:
    """Four numbers, as a version resource wants them."""
    parts = [*version.split("."), "0", "0", "0"][:4]
    return between.join(parts)
