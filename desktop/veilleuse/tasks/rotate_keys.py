# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the site: made before the first kit, replaced when somebody asks for it."""

import secrets
from datetime import timedelta

from veilleuse.domain.agents import SiteKey
from veilleuse.tasks.desk import Desk

_KEY_BYTES = 32


def site_key(desk: Desk) -> SiteKey:
    """The one that counts, made now where there is none."""
    with desk.store.transaction():
        known = desk.store.site_keys()
        return known[0] if known else _replace(desk)


def rotate_keys(desk: Desk) -> SiteKey:
    """A new one that counts from now on.

    Those it replaces go on opening for as long as resources/inbox.toml says (`key_days`), and their
    agents learn of the new one with their next answer. Kits made before go on working as long.
    """
    with desk.store.transaction():
        return _replace(desk)


def usable_keys(desk: Desk) -> tuple[SiteKey, ...]:
    """The one that counts first, then those retired not too long ago."""
    oldest = desk.now() - timedelta(days=desk.shelf.inbox.key_days)
    return tuple(
        key for key in desk.store.site_keys() if key.retired_at is None or key.retired_at > oldest
    )


def _replace(desk: Desk) -> SiteKey:
    now = desk.now()
    made = SiteKey(
        seal=secrets.token_bytes(_KEY_BYTES), sign=secrets.token_bytes(_KEY_BYTES), made_at=now
    )
    desk.store.replace_site_key(made, now)
    return made
