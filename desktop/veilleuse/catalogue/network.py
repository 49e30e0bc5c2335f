# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of a round, from resources/network.toml."""

from pathlib import Path

from veilleuse.catalogue.bounds import load_bounds
from veilleuse.catalogue.folder import resources
from veilleuse.domain.limits import Limits


def load_limits(path: Path | None = None) -> Limits:
    """The bounds, each with its reason and source; ResourceError where one is missing or wrong."""
    return load_bounds(path or resources() / "network.toml", Limits)
