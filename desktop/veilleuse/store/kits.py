# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deployment kits and the keys of the site that they carry the public halves of."""

from datetime import datetime

from veilleuse.domain.agents import Kit, KitId, SiteKey
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.rows import delete
from veilleuse.store.tables import KitRow, SiteKeyRow

_FIELDS = tuple(Kit.__dataclass_fields__)
_KEY = tuple(SiteKey.__dataclass_fields__)


def read(db: CipherDatabase) -> tuple[Kit, ...]:
    """All of them, the newest first."""
    query = KitRow.select().order_by(KitRow.made_at.desc(), KitRow.id)
    return tuple(Kit(**row) for row in query.dicts().execute(db))


def find(db: CipherDatabase, kit_id: KitId) -> Kit | None:
    """One of them."""
    query = KitRow.select().where(KitRow.id == kit_id)
    return next((Kit(**row) for row in query.dicts().execute(db)), None)


def with_token(db: CipherDatabase, token_hash: str) -> Kit | None:
    """The one whose token has this hash."""
    query = KitRow.select().where(KitRow.token_hash == token_hash)
    return next((Kit(**row) for row in query.dicts().execute(db)), None)


def save(db: CipherDatabase, kit: Kit) -> None:
    """Keeps it in the place of what was known of it."""
    fields = KitRow._meta.sorted_fields
    row = {name: getattr(kit, name) for name in _FIELDS}
    KitRow.insert(**row).on_conflict(conflict_target=[KitRow.id], preserve=fields[1:]).execute(db)


def keys(db: CipherDatabase) -> tuple[SiteKey, ...]:
    """The keys of the site, the one that counts first, then the retired ones."""
    columns = [getattr(SiteKeyRow, name) for name in _KEY]
    query = SiteKeyRow.select(*columns).order_by(SiteKeyRow.retired_at.is_null(False))
    newest_first = query.order_by_extend(SiteKeyRow.id.desc())
    return tuple(
        SiteKey(**{**row, "seal": bytes(row["seal"]), "sign": bytes(row["sign"])})
        for row in newest_first.dicts().execute(db)
    )


def replace_key(db: CipherDatabase, new: SiteKey, at: datetime) -> None:
    """From now on this one counts; the one that did is retired."""
    current = SiteKeyRow.retired_at.is_null()
    SiteKeyRow.update(retired_at=at).where(current).execute(db)
    SiteKeyRow.insert(**{name: getattr(new, name) for name in _KEY}).execute(db)


def forget_keys(db: CipherDatabase, before: datetime) -> int:
    """Drops keys retired before that; how many. What is sealed to them is never opened again."""
    return delete(db, SiteKeyRow, SiteKeyRow.retired_at < before)
