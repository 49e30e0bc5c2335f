# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Unpacks the agent once, beside its data, and starts it from there."""

import os
import runpy
import sys
import tempfile
import zipfile
from pathlib import Path

NAME = "@HASH@"
"""Of the files inside: another version unpacks beside, and never over, one that may be at work."""


def unpacked() -> Path:
    """The folder that holds the agent's packages; made whole or not at all."""
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    top = Path("/var/lib") if os.geteuid() == 0 else Path(base).expanduser()
    home = top / "veilleuse-agent-program"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = home.stat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        sys.exit(f"{home}: others may write there / d’autres peuvent y écrire")
    place = home / NAME
    if not place.exists():
        with tempfile.TemporaryDirectory(dir=home) as draft:
            with zipfile.ZipFile(sys.argv[0]) as archive:
                archive.extractall(Path(draft) / NAME)
            (Path(draft) / NAME).rename(place)
    return place / "lib"


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 : il faut cette version ou une plus récente / or newer is needed")
    sys.path.insert(0, str(unpacked()))
    runpy.run_module("veilleuse_agent", run_name="__main__")
