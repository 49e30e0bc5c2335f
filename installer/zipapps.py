# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent as one file for Linux systems that take no .deb: `python3 veilleuse-agent.pyz enrol …`.

Compiled parts cannot be loaded from inside a zip: the first start unpacks them for good, into a
folder named by their hash and open to nobody else, and a scheduler is then told of that folder.
"""

import hashlib
import io
import zipfile
from pathlib import Path

from installer.payloads import parts
from installer.trees import agent_linux
from installer.wheels import Files

NAME = "veilleuse-agent.pyz"
_STAMP = (2026, 1, 1, 0, 0, 0)
_START = Path(__file__).parent / "linux" / "zipapp_start.py"


def contents(licences: bytes) -> dict[str, bytes]:
    """What the file holds, its beginning included."""
    files = {**agent_linux(), "licences.html": licences}
    name = hashlib.sha256(parts(files)).hexdigest()[:16]
    return {**files, "__main__.py": _START.read_text("utf-8").replace("@HASH@", name).encode()}


def zipapp(files: Files) -> bytes:
    """The whole file; the same contents give the same bytes."""
    made = io.BytesIO(b"#!/usr/bin/env python3\n")
    made.seek(0, io.SEEK_END)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for place in sorted(files):
            archive.writestr(zipfile.ZipInfo(place, _STAMP), files[place], zipfile.ZIP_DEFLATED)
    return made.getvalue()
