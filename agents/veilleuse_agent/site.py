# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the agent knows of its site: written by a kit, overruled by the machine's policy."""

from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from veilleuse_agent.envelope import fingerprint
from veilleuse_agent.files import read_capped, write_private
from veilleuse_agent.protocol import SiteKeys, Token

NAME = "site.json"
VERSION = 1
SIZE_LIMIT = 16 * 1024
"""Bytes of a whole site.json."""

_HOST = r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9]([A-Za-z0-9._-]{0,252})?)"
_PORT = r"([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
Address = Annotated[str, msgspec.Meta(pattern=rf"\A{_HOST}:{_PORT}\Z")]
"""Host and port of the desktop's inbox: a name, an IPv4 address or an IPv6 one in brackets."""
Addresses = Annotated[tuple[Address, ...], msgspec.Meta(max_length=8)]
Folder = Annotated[str, msgspec.Meta(max_length=1024, pattern=r"\A[^\x00-\x1f]*\Z")]
"""Where reports may be dropped: a path or a share; empty where there is none."""
Hours = Annotated[int, msgspec.Meta(ge=1, le=168)]
INTERVAL_HOURS = 4
"""Between two runs, where nobody says otherwise."""


class SiteError(Exception):
    """What is known of the site cannot be used: the code of a sentence, and its place."""

    def __init__(self, code: str, place: str) -> None:
        """Keep both for the person who is told."""
        self.code = code
        self.place = place
        super().__init__(code, place)


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where reports go, whose answers are believed, and how often."""

    version: Annotated[int, msgspec.Meta(ge=VERSION, le=VERSION)]
    keys: SiteKeys
    token: Token = ""
    """Of the kit, until a first report has been accepted."""
    addresses: Addresses = ()
    folder: Folder = ""
    interval_hours: Hours = INTERVAL_HOURS

    @property
    def name(self) -> str:
        """The fingerprint of its sealing key."""
        return site_name(self.keys)


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the machine's administrator says of the site; what is None is left to the kit."""

    version: Annotated[int, msgspec.Meta(ge=VERSION, le=VERSION)] = VERSION
    keys: SiteKeys | None = None
    token: Token | None = None
    addresses: Addresses | None = None
    folder: Folder | None = None
    interval_hours: Hours | None = None


def site_name(keys: SiteKeys) -> str:
    """The fingerprint of the sealing key."""
    return fingerprint(bytes.fromhex(keys.seal))


def read_kit(place: Path) -> Site:
    """The site of a kit, a folder or its site.json; SiteError when it is none."""
    return _read(place / NAME if place.is_dir() else place, Site, "kit_unusable")


def read_site(folder: Path) -> Site | None:
    """The site this installation was enrolled for, None before; SiteError when it is damaged."""
    path = folder / NAME
    return _read(path, Site, "site_damaged") if path.exists() else None


def read_policy_file(path: Path) -> Policy:
    """A policy that stands in a file, empty where there is none; SiteError when it is none."""
    return _read(path, Policy, "policy_unusable") if path.exists() else Policy()


def write_site(folder: Path, site: Site) -> None:
    """Keep it, at once or not at all."""
    write_private(folder / NAME, msgspec.json.encode(site))


def under_policy(site: Site | None, policy: Policy) -> Site | None:
    """The site as the policy wants it; a policy that names keys needs no kit."""
    if site is not None:
        return overruled(site, policy)
    if policy.keys is None:
        return None
    return overruled(Site(version=VERSION, keys=policy.keys), policy)


def overruled(site: Site, policy: Policy) -> Site:
    """The kit's site, with what the policy says in place of what the kit says."""
    said = msgspec.structs.asdict(policy).items()
    chosen = {name: value for name, value in said if value is not None}
    return msgspec.structs.replace(site, **chosen)


_Kind = TypeVar("_Kind", Site, Policy)


def _read(path: Path, kind: type[_Kind], code: str) -> _Kind:
    try:
        return msgspec.json.decode(read_capped(path, SIZE_LIMIT), type=kind)
    except (OSError, OverflowError, msgspec.MsgspecError, UnicodeDecodeError) as failure:
        raise SiteError(code, str(path)) from failure
