# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture as JSON, for other programs."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import msgspec

from veilleuse.tasks.picture import Picture


def picture_as_json(picture: Picture) -> str:
    """Every record of the picture, keyed by its field names, indented for reading."""
    return msgspec.json.format(msgspec.json.encode(picture, enc_hook=_plain), indent=2).decode()


def _plain(value: object) -> object:
    if isinstance(value, IPv4Address | IPv6Address | IPv4Network | IPv6Network):
        return str(value)
    raise NotImplementedError(type(value))
