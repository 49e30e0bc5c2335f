# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of the pack asks of the tasks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from veilleuse.tasks.import_pack import PackNews, PackPreview


class PackActions(Protocol):
    """Each may raise a VeilleuseError; nothing has changed then."""

    def preview_pack(self, path: Path) -> PackPreview:
        """The pack of that file, checked, and what it would change."""

    def import_pack(self, seen: PackPreview, because: str) -> PackNews:
        """Puts it in force; `because` says why, where it is older."""
