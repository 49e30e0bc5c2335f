# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A knowledge pack looked at, tried on what is stored, and brought in: whole or not at all.

`examine_pack` checks it, `preview_pack` also says what it would change, `import_pack` does it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from veilleuse.catalogue.pack import decode_contents
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.overlay import overlaid
from veilleuse.domain.packs import (
    KNOWLEDGE,
    PackAct,
    PackContents,
    PackLogEntry,
    PackStanding,
    standing,
)
from veilleuse.domain.rounds import Progress
from veilleuse.probes.packs.errors import PackOlderError, ReasonMissingError
from veilleuse.probes.packs.opened import OpenedPack, read_pack_file
from veilleuse.store.folder import private
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.pack_effect import PackEffect, pack_effect
from veilleuse.tasks.pack_in_force import FOLDER, follow_pack, pack_path, pack_standing
from veilleuse.tasks.pack_trust import ROOT, trusted_root
from veilleuse.tasks.write_file import write_file

_HISTORY = "root_history/"


@dataclass(frozen=True, slots=True)
class PackPreview:
    """A pack whose signatures hold, beside what is in force."""

    contents: PackContents
    sha256: str
    expires: datetime
    """Until when it may be brought in."""
    is_older: bool
    """Than what was in force already: bringing it in needs a reason."""
    before: PackStanding
    after: PackStanding
    effect: PackEffect | None = None
    """On the last assessment; None where it was not asked for, or there is none yet."""
    data: bytes = field(default=b"", repr=False)
    """The very bytes that were checked: the file may change meanwhile."""
    opened: OpenedPack | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PackNews:
    """What bringing it in came to."""

    entry: PackLogEntry
    preview: PackPreview
    assessment: Assessment | None
    """Made at once under the new knowledge, or the last where it was in force already."""


def examine_pack(desk: Desk, path: Path) -> PackPreview:
    """The pack of that file, checked; a PackRefusedError or ContentsNewerError says what is wrong.

    An older one is no error here: `is_older` tells.
    """
    from veilleuse.probes.packs.opening import open_pack  # noqa: PLC0415  # half a second, for packs

    data = read_pack_file(path)
    trust = desk.store.pack_trust()
    root = trusted_root(desk)
    remembered = {name: text for name, text in trust.items() if name != ROOT}
    is_older = False
    try:
        opened = open_pack(data, root, remembered)
    except PackOlderError:
        is_older = True
        roots = {name: text for name, text in remembered.items() if name.startswith(_HISTORY)}
        opened = open_pack(data, root, roots)
    contents = decode_contents(opened.files.get(KNOWLEDGE, b""))
    today = desk.now().date()
    return PackPreview(
        contents,
        opened.sha256,
        opened.expires,
        is_older,
        pack_standing(desk),
        standing(contents, desk.shelf.built_in_on, desk.shelf.pack_limits, today),
        data=data,
        opened=opened,
    )


def preview_pack(
    desk: Desk, path: Path, *, tell: Callable[[Progress], None] = lambda _: None
) -> PackPreview:
    """The same with its effect on the last assessment: nothing is kept of the trial."""
    tell(Progress("pack_check"))
    seen = examine_pack(desk, path)
    tell(Progress("pack_try"))
    known = overlaid(desk.shelf.built_in, seen.contents)
    return replace(seen, effect=pack_effect(desk, known))


def import_pack(
    desk: Desk,
    seen: PackPreview,
    *,
    older_because: str = "",
    tell: Callable[[Progress], None] = lambda _: None,
) -> PackNews:
    """Puts it in force, and judges all that is stored anew.

    PackOlderError for an older one without a reason; the reason goes into the log. A full disk or
    a power cut leaves what was in force before: the store's one transaction decides.
    """
    opened = seen.opened
    if opened is None or not seen.data:
        raise TypeError("a preview that examine_pack made")
    if seen.is_older and not older_because.strip():
        raise (ReasonMissingError if older_because else PackOlderError)(
            made=seen.after.made_on.isoformat(), current=seen.before.made_on.isoformat()
        )
    in_force = desk.store.pack_in_force()
    if in_force is not None and in_force.sha256 == opened.sha256 and not desk.shelf.pack_flaw:
        return PackNews(in_force, seen, desk.store.last_assessment())
    tell(Progress("pack_keep"))
    path = pack_path(desk.folder, opened.version, opened.sha256)
    private(path.parent)
    write_file(path, seen.data)
    entry = PackLogEntry(
        desk.now(),
        PackAct.OLDER if seen.is_older else PackAct.IMPORTED,
        opened.version,
        opened.sha256,
        " ".join(older_because.split()),
        seen.before.version,
    )
    root = desk.store.pack_trust().get(ROOT)
    desk.store.keep_pack(entry, dict(opened.trust) | ({ROOT: root} if root else {}))
    follow_pack(desk)
    _clear(desk.folder / FOLDER, path)
    tell(Progress("assess"))
    judged = assess(desk, desk.now()) if desk.store.last_assessment() is not None else None
    return PackNews(entry, seen, judged)


def _clear(folder: Path, kept: Path) -> None:
    """What an import cut short or a former pack left there; it is in nobody's way."""
    for path in folder.iterdir():
        if path != kept and path.name.startswith(("veilleuse-", ".")):
            with suppress(OSError):
                path.unlink()
