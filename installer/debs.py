# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian packages of the agent and of the desktop.

Both run on the system's own Python, which Debian keeps secure. The agent carries compiled parts for
every Python from 3.11 on and is one package; the desktop is one for each release.
"""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.icon import png
from installer.payloads import PYTHONS
from installer.strict import run
from installer.trees import agent_linux, desktop_linux
from installer.wheels import Files
from veilleuse_agent.schedule import Job, service_unit, timer_unit
from veilleuse_agent.site import INTERVAL_HOURS

_LINUX = Path(__file__).parent / "linux"
RELEASES = {"12": "3.11", "13": "3.13"}
"""Debian's releases, and their Python."""
QT_NEEDS = (
    "libegl1", "libgl1", "libopengl0", "libglib2.0-0", "libdbus-1-3", "libfontconfig1",
    "libxkbcommon0", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0",
    "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0",
    "libxcb-xkb1",
)  # fmt: skip
"""What Qt's own libraries ask of a system; linux/prepare installs the same."""
_DATA = Path("/var/lib/veilleuse-agent")
AGENT, DESKTOP = "usr/lib/veilleuse-agent", "usr/lib/veilleuse"
_MAINTAINER = "Veilleuse contributors <veilleuse@localhost>"
_COPYRIGHT = (
    "Veilleuse\nCopyright 2026 Veilleuse contributors\nGPL-3.0-or-later:"
    " /usr/share/common-licenses/GPL-3\nThird parties: licences.html, beside this file.\n"
)


@dataclass(frozen=True, slots=True)
class Deb:
    """One package: its control fields, its files, its scripts, and which files are run."""

    fields: Mapping[str, str]
    files: Files
    scripts: Files
    programs: Sequence[str]

    @property
    def name(self) -> str:
        """The file's name, as Debian writes it."""
        said = self.fields
        return f"{said['Package']}_{said['Version']}_{said['Architecture']}.deb"


def agent_deb(version: str, licences: bytes, pythons: Sequence[str] = PYTHONS) -> Deb:
    """For Debian 12 and 13 and Ubuntu from 24.04 on; fewer `pythons` only where it is tried."""
    tree = {f"{AGENT}/{name}": data for name, data in agent_linux(pythons).items()}
    job = Job(
        ("/usr/bin/python3", "-m", "veilleuse_agent", "run", "--data", str(_DATA)),
        Path(f"/{AGENT}/lib"),
        _DATA,
        "",
        INTERVAL_HOURS,
    )
    return Deb(
        fields={
            "Package": "veilleuse-agent",
            "Version": version,
            "Architecture": "amd64",
            "Maintainer": _MAINTAINER,
            "Depends": "python3 (>= 3.11), python3 (<< 3.15), init-system-helpers",
            "Section": "admin",
            "Priority": "optional",
            "Description": "reads the state of this machine for Veilleuse and exits\n"
            " Every few hours it reads updates, protection and settings, seals them and hands\n"
            " them to the establishment's Veilleuse. It listens on no port and runs no command\n"
            " that it receives.",
        },
        files={
            **tree,
            "usr/bin/veilleuse-agent": _program(AGENT, "veilleuse_agent"),
            "usr/lib/systemd/system/veilleuse-agent.service": hardened(service_unit(job)).encode(),
            "usr/lib/systemd/system/veilleuse-agent.timer": timer_unit(job).encode(),
            **_documents("veilleuse-agent", licences),
        },
        scripts=_scripts("agent"),
        programs=("usr/bin/veilleuse-agent",),
    )


def desktop_deb(version: str, release: str, licences: bytes) -> Deb:
    """For one release of Debian."""
    python = RELEASES[release]
    after = f"{python.partition('.')[0]}.{int(python.partition('.')[2]) + 1}"
    needs = ", ".join([*QT_NEEDS, "iproute2", "fonts-inter | fonts-dejavu-core"])
    tree = {f"{DESKTOP}/{name}": data for name, data in desktop_linux(python).items()}
    folder = _LINUX / "desktop"
    return Deb(
        fields={
            "Package": "veilleuse",
            "Version": f"{version}+deb{release}",
            "Architecture": "amd64",
            "Maintainer": _MAINTAINER,
            "Depends": f"python3 (>= {python}), python3 (<< {after}), {needs}",
            "Recommends": "nmap, fonts-inter, fonts-dejavu-core",
            "Section": "admin",
            "Priority": "optional",
            "Description": "offline watch over the network of a small health establishment\n"
            " Finds the devices, reads the state of computers through its agent, simulates\n"
            " attacks and says what to do first. Nothing is ever sent outside.",
        },
        files={
            **tree,
            "usr/bin/veilleuse": _program(DESKTOP, "veilleuse"),
            "usr/share/applications/veilleuse.desktop": (folder / "veilleuse.desktop").read_bytes(),
            "usr/share/mime/packages/veilleuse.xml": (folder / "veilleuse.xml").read_bytes(),
            "usr/share/icons/hicolor/256x256/apps/veilleuse.png": png(256),
            "usr/share/icons/hicolor/48x48/apps/veilleuse.png": png(48),
            "usr/share/doc/veilleuse/examples/veilleuse-inbox.service": (
                _LINUX / "veilleuse-inbox.service"
            ).read_bytes(),
            **_documents("veilleuse", licences),
        },
        scripts=_scripts("desktop"),
        programs=("usr/bin/veilleuse",),
    )


def hardened(unit: str) -> str:
    """Started only on a machine that belongs to a site, with what only a package can promise."""
    told = (
        "ConditionPathExists=|/var/lib/veilleuse-agent/site.json\n"
        "ConditionPathExists=|/etc/veilleuse-agent/site.json\n"
    )
    more = "StateDirectory=veilleuse-agent\nStateDirectoryMode=0700\nUMask=0077\nMemoryMax=512M\n"
    return unit.replace("\n\n[Service]\n", f"\n{told}\n[Service]\n{more}")


def build(deb: Deb, folder: Path, stamp: int) -> Path:
    """Writes the package; the same files and the same stamp give the same bytes."""
    target = folder / deb.name
    with tempfile.TemporaryDirectory() as text:
        top = Path(text) / "root"
        for name, data in deb.files.items():
            _write(top / name, data, 0o755 if name in deb.programs else 0o644)
        for name, data in deb.scripts.items():
            _write(top / "DEBIAN" / name, data, 0o755)
        size = sum(map(len, deb.files.values())) // 1024
        fields = {**deb.fields, "Installed-Size": str(size)}
        description = fields.pop("Description")
        control = "".join(f"{key}: {value}\n" for key, value in fields.items())
        _write(top / "DEBIAN" / "control", f"{control}Description: {description}\n".encode(), 0o644)
        _write(top / "DEBIAN" / "md5sums", _sums(deb.files), 0o644)
        for path in [top, *top.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        run(
            ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", top, target],
            environment={"SOURCE_DATE_EPOCH": str(stamp)},
        )
    return target


def _write(path: Path, data: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)


def _program(place: str, module: str) -> bytes:
    return (
        "#!/usr/bin/python3 -I\n"
        "# SPDX-FileCopyrightText: 2026 Veilleuse contributors\n"
        "# SPDX-License-Identifier: GPL-3.0-or-later\n"
        "import sys\n\n"
        f'sys.path.insert(0, "/{place}/lib")\n\n'
        f"from {module}.__main__ import main\n\n"
        "sys.exit(main())\n"
    ).encode()


def _documents(package: str, licences: bytes) -> dict[str, bytes]:
    place = f"usr/share/doc/{package}"
    return {f"{place}/copyright": _COPYRIGHT.encode(), f"{place}/licences.html": licences}


def _scripts(folder: str) -> dict[str, bytes]:
    found = (_LINUX / folder / name for name in ("postinst", "prerm", "postrm"))
    return {path.name: path.read_bytes() for path in found if path.exists()}


def _sums(files: Files) -> bytes:
    """What dpkg --verify reads; a hash against slips, not against attackers."""
    lines = (
        f"{hashlib.md5(files[name], usedforsecurity=False).hexdigest()}  {name}\n"
        for name in sorted(files)
    )
    return "".join(lines).encode()
