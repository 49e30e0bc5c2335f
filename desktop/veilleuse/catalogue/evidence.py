# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of what people write down, from resources/evidence.toml."""

from pathlib import Path

from veilleuse.catalogue.bounds import load_bounds
from veilleuse.catalogue.folder import resources
from veilleuse.domain.evidence_limits import EvidenceLimits


def load_evidence_limits(path: Path | None = None) -> EvidenceLimits:
    """The bounds, each with its reason and source; ResourceError where one is missing or wrong."""
    return load_bounds(path or resources() / "evidence.toml", EvidenceLimits)
