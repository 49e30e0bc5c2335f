# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pack is in force, where its file lies, how old it is and what a person must know of it."""

from pathlib import Path

from veilleuse.catalogue.pack import PackFile
from veilleuse.domain.packs import PackStanding, SourceKind, standing
from veilleuse.domain.rounds import Notice
from veilleuse.tasks.desk import Desk

FOLDER = "packs"
"""Of the packs, in the data folder; only the one in force stays there."""
_DIGITS = 16


def pack_path(folder: Path, version: int, sha256: str) -> Path:
    """Where a pack's file lies."""
    return folder / FOLDER / f"veilleuse-{version}-{sha256[:_DIGITS]}.zip"


def follow_pack(desk: Desk) -> None:
    """Takes up the pack that the store says is in force: another program may have brought it."""
    entry = desk.store.pack_in_force()
    file = None
    if entry is not None:
        file = PackFile(pack_path(desk.folder, entry.version, entry.sha256), entry.sha256)
    desk.shelf.follow(file)


def pack_standing(desk: Desk) -> PackStanding:
    """What is known, and how old it is today."""
    shelf = desk.shelf
    contents = shelf.pack.contents if shelf.pack else None
    return standing(contents, shelf.built_in_on, shelf.pack_limits, desk.now().date())


def pack_notices(desk: Desk, now_standing: PackStanding) -> tuple[Notice, ...]:
    """What must be seen on every screen: knowledge that is old, or a pack that cannot be read."""
    notices = []
    if desk.shelf.pack_flaw:
        notices.append(Notice(desk.shelf.pack_flaw))
    if now_standing.is_old:
        notices.append(Notice("pack_old", now_standing.made_on.isoformat()))
    elif SourceKind.KEV in now_standing.old_sources:
        kev = next(one for one in now_standing.sources if one.kind is SourceKind.KEV)
        notices.append(Notice("pack_list_old", kev.dated.isoformat()))
    return tuple(notices)
