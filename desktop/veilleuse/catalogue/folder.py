# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where resources/ lies: inside the installed package, or at the top of a checkout."""

import tomllib
from pathlib import Path

from veilleuse.domain.errors import VeilleuseError

_INSTALLED = Path(__file__).parents[1] / "resources"
_CHECKOUT = Path(__file__).parents[3] / "resources"


class ResourceError(VeilleuseError):
    """A resource is missing or says something that cannot be vouched for."""

    code = "resource"


def resources() -> Path:
    """The folder of data shipped with the application."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def read_toml(path: Path) -> dict[str, object]:
    """The tables of one file; ResourceError naming the file where it cannot be read."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(file=str(path), why=str(error)) from error
