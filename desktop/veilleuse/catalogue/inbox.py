# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of the inbox, from resources/inbox.toml."""

from pathlib import Path

from veilleuse.catalogue.bounds import load_bounds
from veilleuse.catalogue.folder import resources
from veilleuse.domain.inbox_limits import InboxLimits


def load_inbox_limits(path: Path | None = None) -> InboxLimits:
    """The bounds, each with its reason and source; ResourceError where one is missing or wrong."""
    return load_bounds(path or resources() / "inbox.toml", InboxLimits)
