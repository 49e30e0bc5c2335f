# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of the pack wishes, fulfilled by the tasks at one desk."""

from pathlib import Path

from veilleuse.tasks.desk import Desk
from veilleuse.tasks.import_pack import PackNews, PackPreview, import_pack, preview_pack


class DeskPack:
    """The knowledge pack of one desk."""

    _desk: Desk

    def preview_pack(self, path: Path) -> PackPreview:
        """The pack of that file, checked, and what it would change."""
        return preview_pack(self._desk, path)

    def import_pack(self, seen: PackPreview, because: str) -> PackNews:
        """Puts it in force; `because` says why, where it is older."""
        return import_pack(self._desk, seen, older_because=because)
