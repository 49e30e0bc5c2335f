# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs, backups, keys and the do-not-touch list without a database."""

from dataclasses import replace
from datetime import date, timedelta
from ipaddress import ip_network
from pathlib import Path

from pictures import NOW

from veilleuse.domain.model import Site
from veilleuse.domain.packs import PackAct, PackContents, PackLogEntry, PackStanding
from veilleuse.tasks.import_pack import PackNews, PackPreview
from veilleuse.tasks.pack_effect import PackEffect
from veilleuse.tasks.picture import Picture

PHRASE = "-".join(("ABCD", "EFGH", "IJKL", "MNOP", "QRST", "UVWX", "YZ23") * 2)


class FakeKeeping:
    """Keeps what it was asked; a pack that was brought in becomes the one in force."""

    shown: Picture
    done: list[tuple[object, ...]]
    effect: PackEffect | None = None
    older: bool = False
    keeping_error: Exception | None = None

    def preview_pack(self, path: Path) -> PackPreview:
        if self.keeping_error:
            raise self.keeping_error
        before = self.shown.pack or PackStanding(0, date(2026, 3, 1), 103, is_old=True)
        after = PackStanding(202606100800, date(2026, 6, 10), 2, is_old=False)
        contents = PackContents(1, NOW, ())
        expires = NOW + timedelta(days=90)
        return PackPreview(contents, "ab" * 32, expires, self.older, before, after, self.effect)

    def import_pack(self, seen: PackPreview, because: str) -> PackNews:
        act = PackAct.OLDER if because else PackAct.IMPORTED
        entry = PackLogEntry(NOW, act, seen.after.version, seen.sha256, because)
        self.done.append(("import_pack", because))
        log = (*self.shown.pack_log, entry)
        self.shown = replace(self.shown, pack=seen.after, pack_log=log)
        return PackNews(entry, seen, None)

    def spare(self, typed: str) -> Site:
        before = self.shown.site
        networks = (*before.spared_networks, ip_network(typed))
        self.shown = replace(self.shown, site=replace(before, spared_networks=networks))
        return before

    def unspare(self, entry: str) -> Site:
        before = self.shown.site
        kept = tuple(one for one in before.spared_networks if str(one) != entry)
        self.shown = replace(self.shown, site=replace(before, spared_networks=kept))
        return before

    def restore_spared(self, before: Site) -> None:
        back = replace(self.shown.site, spared_networks=before.spared_networks)
        self.shown = replace(self.shown, site=back)

    def back_up(self, path: Path) -> Path:
        if self.keeping_error:
            raise self.keeping_error
        self.done.append(("back_up", path))
        return path

    def restore_backup(self, path: Path, phrase: str) -> Path | None:
        if self.keeping_error:
            raise self.keeping_error
        self.done.append(("restore", path, phrase))
        return Path("before-restore.db")

    def recovery_phrase(self) -> str:
        return PHRASE

    def rotate_keys(self) -> None:
        self.done.append(("rotate_keys",))
