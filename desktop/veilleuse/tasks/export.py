# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture as JSON, for other programs."""

from collections.abc import Iterable
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import msgspec

from veilleuse.domain.agents import Kit
from veilleuse.tasks.explain import ChangeTold, Explained
from veilleuse.tasks.picture import Picture


def picture_as_json(picture: Picture) -> str:
    """Every record of the picture, keyed by its field names, indented for reading."""
    return records_as_json(replace(picture, kits=without_tokens(picture.kits)))


def without_tokens(kits: Iterable[Kit]) -> tuple[Kit, ...]:
    """The kits without what recognises their tokens, which is nobody else's business."""
    return tuple(replace(kit, token_hash="") for kit in kits)


def explained_as_json(explained: Explained, change: ChangeTold | None) -> str:
    """An explanation, and why the score moved where that was asked for."""
    told = {"explained": explained, "change": change}
    return msgspec.json.format(msgspec.json.encode(told, enc_hook=_plain), indent=2).decode()


def records_as_json(records: object) -> str:
    """Records of any kind, keyed by their field names."""
    return msgspec.json.format(msgspec.json.encode(records, enc_hook=_plain), indent=2).decode()


def _plain(value: object) -> object:
    if isinstance(value, IPv4Address | IPv6Address | IPv4Network | IPv6Network):
        return str(value)
    raise NotImplementedError(type(value))
