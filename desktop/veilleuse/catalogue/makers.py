# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of hardware addresses, unpacked when it is first asked for."""

import gzip
import zlib
from functools import cache, lru_cache
from pathlib import Path

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.domain.makers import Makers
from veilleuse.domain.model import HardwareAddress

_BYTES = 16 << 20
"""Five times what the registry of 2026 holds."""


def load_makers(path: Path | None = None) -> Makers:
    """The registry, or ResourceError naming the file."""
    path = path or resources() / "makers" / "registry.txt.gz"
    try:
        with gzip.open(path) as file:
            text = file.read(_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ResourceError(file=str(path), why=str(error)) from error
    if len(text) > _BYTES or b"\t" not in text:
        raise ResourceError(file=str(path), why="not a registry")
    return Makers(text)


@lru_cache(maxsize=16384)
def registered(hardware: HardwareAddress) -> str:
    """The maker's name in the shipped registry; empty where it has none."""
    return _shipped().name(hardware)


_shipped = cache(load_makers)
