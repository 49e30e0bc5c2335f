# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose packs this establishment believes: the program's own publisher, or one named by hand."""

import hashlib
from pathlib import Path

from veilleuse.catalogue.pack_sheets import shipped_root
from veilleuse.domain.packs import PackAct, PackLogEntry
from veilleuse.probes.packs.errors import RootInvalidError
from veilleuse.tasks.desk import Desk

ROOT = "root"
"""Under which name the store remembers a root named by hand."""
ROOT_BYTES = 256 * 1024


def trusted_root(desk: Desk) -> bytes:
    """The root that packs are checked against."""
    return desk.store.pack_trust().get(ROOT) or shipped_root()


def trust_root(desk: Desk, path: Path) -> PackLogEntry:
    """Believes the packs of another publisher from now on, and no others; kept in the log.

    RootInvalidError for a file that says no such thing. The pack in force stays in force.
    """
    from veilleuse.probes.packs.sealing import root_version  # noqa: PLC0415  # as in import_pack

    try:
        with path.open("rb") as file:
            root = file.read(ROOT_BYTES + 1)
    except OSError as error:
        raise RootInvalidError(path=str(path)) from error
    if len(root) > ROOT_BYTES:
        raise RootInvalidError(path=str(path))
    version = root_version(root)
    digest = hashlib.sha256(root).hexdigest()
    entry = PackLogEntry(desk.now(), PackAct.TRUSTED, version, digest, str(path.name))
    # What the former publisher signed says nothing about the order of this one's packs.
    desk.store.keep_pack(entry, {ROOT: root})
    return entry
