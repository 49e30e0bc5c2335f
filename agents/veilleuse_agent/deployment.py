# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a package that installs the agent was told of the site: a kit, values, or nothing yet."""

import argparse
from pathlib import Path

import msgspec

from veilleuse_agent.site import NAME, VERSION, Site, SiteError, read_kit

_SEPARATOR = ";"


def told(said: argparse.Namespace) -> Site | None:
    """The site of the kit that is named, else of the values, else of the kit beside the package.

    None where nothing was told: a policy may say it later. SiteError when it is not understood.
    An installer passes all options at all times: an empty one, or blanks alone, was not given.
    """
    if kit := said.kit.strip():
        return read_kit(Path(kit))
    if (site := _of_values(said)) is not None:
        return site
    beside = Path(said.beside.strip() or ".").parent / NAME
    return read_kit(beside) if said.beside.strip() and beside.exists() else None


def _of_values(said: argparse.Namespace) -> Site | None:
    keys = {"seal": said.seal_key.strip(), "sign": said.sign_key.strip()}
    if not any(keys.values()):
        return None
    values = {
        "version": VERSION,
        "keys": keys,
        "token": said.token.strip(),
        "addresses": [one.strip() for one in said.address.split(_SEPARATOR) if one.strip()],
        "folder": said.folder.strip(),
    }
    try:
        return msgspec.convert(values, type=Site)
    except msgspec.ValidationError as failure:
        raise SiteError("values_unusable", str(failure)) from failure
