# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds what people install: `python -m installer.build [--out FOLDER] [ARTEFACT…]`.

Each artefact gets a list of its parts (CycloneDX) beside it; SHA256SUMS and provenance.json are
about all of them. payloads.sha256 has one hash for what each installs: the same sources, locks and
tools give the same, whoever signs.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from installer import agent_msi, debs, setup_exe, zipapps
from installer.bytecode import compiler
from installer.components import Component, of_data, of_interpreter, of_packages, ours, unowned
from installer.interpreter import PYTHON
from installer.launchers import launchers
from installer.papers import licences_page, parts_list, provenance, sha256_of
from installer.payloads import LINUX
from installer.signing import Signer, signer
from installer.strict import ToolError
from installer.trees import LINUX_PLATFORMS, TOP, agent_windows, desktop_windows, digest
from installer.wheels import LOCKS, Files, Target
from veilleuse import __version__

_WINDOWS = Target(PYTHON, ("win_amd64",), "win32")
_LICENCES = "licences.html"
_OURS = ("lib/veilleuse/", "lib/veilleuse_agent/", "veilleuse.", _LICENCES)
SIZES = {setup_exe.NAME: 150, agent_msi.NAME: 25}
"""Megabytes that a download may have at most, for those who carry it on a stick."""


@dataclass
class Build:
    """One run: where it writes, when it says that it was, and what it has made so far."""

    out: Path
    stamp: int
    signer: Signer
    made: dict[str, Path] = field(default_factory=dict)
    payloads: dict[str, str] = field(default_factory=dict)

    def finish(self, path: Path, files: Files, parts: Sequence[Component]) -> None:
        """Writes down what an artefact is; ToolError where a file belongs to nobody."""
        strangers = sorted(unowned(files, parts))
        if strangers:
            raise ToolError(f"{path.name}: of no known part: {strangers[:5]}")
        limit = SIZES.get(path.name)
        if limit and path.stat().st_size > limit * 1_000_000:
            raise ToolError(f"{path.name}: larger than {limit} MB")
        self.made[path.name] = path
        self.payloads[path.name] = digest(files)
        listed = self.out / f"{path.name}.cdx.json"
        text = parts_list(path.name, __version__, sha256_of(path), parts, self.stamp)
        listed.write_text(text, "utf-8")
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, payload {digest(files)[:16]}")


def agent_for_windows(build: Build) -> None:
    """The MSI."""
    parts = [*of_packages("agent", [_WINDOWS]), of_interpreter(), ours(__version__, _OURS)]
    files = {**agent_windows(), _LICENCES: licences_page(parts)}
    target = build.out / agent_msi.NAME
    agent_msi.build(files, __version__, target)
    build.signer.sign(target, "Veilleuse Agent")
    build.finish(target, files, parts)


def desktop_for_windows(build: Build) -> None:
    """The set-up program; it carries the agent's MSI for kits, where that was built before."""
    parts = [
        *of_packages("desktop", [_WINDOWS]),
        *of_data(),
        of_interpreter(),
        ours(__version__, _OURS),
    ]
    files = {**desktop_windows(), **launchers(__version__), _LICENCES: licences_page(parts)}
    shipped = {**files, **_signed_launchers(build, files), **_for_kits(build)}
    target = build.out / setup_exe.NAME
    setup_exe.build(shipped, __version__, target, build.signer)
    build.signer.sign(target, "Veilleuse")
    build.finish(target, files, parts)


def agent_for_debian(build: Build) -> None:
    """One package for every release."""
    parts = _linux_agent_parts()
    deb = debs.agent_deb(__version__, licences_page(parts))
    build.finish(debs.build(deb, build.out, build.stamp), _inside(deb.files, debs.AGENT), parts)


def agent_for_linux(build: Build) -> None:
    """One file for systems without dpkg."""
    parts = _linux_agent_parts()
    target = build.out / zipapps.NAME
    files = zipapps.contents(licences_page(parts))
    target.write_bytes(zipapps.zipapp(files))
    target.chmod(0o755)
    build.finish(target, files, parts)


def desktop_for_debian(release: str) -> Callable[[Build], None]:
    """The package of one release."""

    def make(build: Build) -> None:
        target = Target(debs.RELEASES[release], LINUX_PLATFORMS, "linux")
        parts = [*of_packages("desktop", [target]), *of_data(), ours(__version__, _OURS)]
        deb = debs.desktop_deb(__version__, release, licences_page(parts))
        path = debs.build(deb, build.out, build.stamp)
        build.finish(path, _inside(deb.files, debs.DESKTOP), parts)

    return make


ARTEFACTS: Mapping[str, Callable[[Build], None]] = {
    "agent-msi": agent_for_windows,
    "agent-deb": agent_for_debian,
    "agent-pyz": agent_for_linux,
    "desktop-deb-12": desktop_for_debian("12"),
    "desktop-deb-13": desktop_for_debian("13"),
    "setup": desktop_for_windows,
}
"""In this order: what is carried by another comes first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds all of them, or those that are named; 1 where a tool complained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TOP / "build" / "installers")
    parser.add_argument("artefacts", nargs="*", metavar="ARTEFACT", help=", ".join(ARTEFACTS))
    said = parser.parse_args(arguments)
    wanted = said.artefacts or list(ARTEFACTS)
    if unknown := sorted(set(wanted) - set(ARTEFACTS)):
        parser.error(", ".join(unknown))
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct"))
    os.environ["SOURCE_DATE_EPOCH"] = str(stamp)
    said.out.mkdir(parents=True, exist_ok=True)
    build = Build(said.out, stamp, signer(TOP / "build" / "signing", stamp))
    try:
        for name, make in ARTEFACTS.items():
            if name in wanted:
                make(build)
    except ToolError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    _sum_up(build)
    return 0


def _sum_up(build: Build) -> None:
    listed = [f"{value}  {name}\n" for name, value in sorted(build.payloads.items())]
    (build.out / "payloads.sha256").write_text("".join(listed), "utf-8")
    locks = sorted(LOCKS.glob("*.txt"))
    tools = {"python": sys.version.split()[0], "compiler": str(compiler())}
    text = provenance(build.made, _git("rev-parse", "HEAD"), locks, tools)
    (build.out / "provenance.json").write_text(text, "utf-8")
    beside = [*build.made.values(), *build.out.glob("*.cdx.json"), build.out / "provenance.json"]
    sums = [f"{sha256_of(path)}  {path.name}\n" for path in sorted(beside)]
    (build.out / "SHA256SUMS").write_text("".join(sums), "utf-8")


def _linux_agent_parts() -> list[Component]:
    targets = [Target(python, LINUX.platforms, LINUX.system) for python in LINUX.pythons]
    return [*of_packages("agent", targets), ours(__version__, (*_OURS, "__main__.py"))]


def _signed_launchers(build: Build, files: Files) -> dict[str, bytes]:
    signed = {}
    for name in ("veilleuse.exe", "veilleuse.com"):
        path = build.out / f".{name}"
        path.write_bytes(files[name])
        build.signer.sign(path, "Veilleuse")
        signed[name] = path.read_bytes()
        path.unlink()
    return signed


def _for_kits(build: Build) -> dict[str, bytes]:
    found = [path for path in build.made.values() if path.name.startswith("veilleuse-agent")]
    return {f"lib/veilleuse/resources/payloads/{path.name}": path.read_bytes() for path in found}


def _inside(files: Files, place: str) -> dict[str, bytes]:
    """What lies below the package's own folder."""
    return {
        name.removeprefix(f"{place}/"): data
        for name, data in files.items()
        if name.startswith(f"{place}/")
    }


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(TOP), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
