# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the national numbers of resources/report/numbers.toml, each with its source."""

from functools import cache

import msgspec

from veilleuse.catalogue.folder import ResourceError, read_toml
from veilleuse.tasks.paper.settings import folder


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom everybody calls; `id` is a code of `i18n` (`paper.number.<id>`)."""

    id: str
    reach: str
    """A telephone number, an address of the web or of mail, as it is written."""
    source: str


class _Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: tuple[Number, ...]


@cache
def numbers() -> tuple[Number, ...]:
    """In the order of the file; ResourceError where it cannot be vouched for."""
    path = folder() / "numbers.toml"
    try:
        return msgspec.convert(read_toml(path), _Sheet).number
    except msgspec.ValidationError as error:
        raise ResourceError(file=str(path), why=str(error)) from error
