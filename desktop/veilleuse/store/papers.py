# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive of printed documents. Everything may raise a StoreError."""

from datetime import date

from veilleuse.domain.archived import Archived
from veilleuse.store.connected import Connected
from veilleuse.store.tables import ArchivedRow

_LISTED = (
    ArchivedRow.month,
    ArchivedRow.kind,
    ArchivedRow.language,
    ArchivedRow.made_at,
    ArchivedRow.fingerprint,
    ArchivedRow.pdf_sha256,
    ArchivedRow.made_with,
)
_WHOLE = (*_LISTED, ArchivedRow.data, ArchivedRow.pdf)


class Papers(Connected):
    """Documents go in once and are never replaced."""

    def archive(self, document: Archived) -> bool:
        """Keeps it; False, and nothing changed, where that month has one of its kind."""
        with self.transaction():
            same = (ArchivedRow.month == document.month) & (ArchivedRow.kind == document.kind)
            if ArchivedRow.select().where(same).exists(self._db):
                return False
            fields = {name: getattr(document, name) for name in Archived.__dataclass_fields__}
            ArchivedRow.insert(fields).execute(self._db)
        return True

    def archived(self) -> tuple[Archived, ...]:
        """All of them without their contents, newest month first."""
        with self._reading() as db:
            query = ArchivedRow.select(*_LISTED)
            ordered = query.order_by(ArchivedRow.month.desc(), ArchivedRow.kind.desc())
            return tuple(Archived(*row) for row in ordered.tuples().execute(db))

    def archived_document(self, month: date, kind: str) -> Archived | None:
        """One of them, whole."""
        with self._reading() as db:
            query = ArchivedRow.select(*_WHOLE).where(
                ArchivedRow.month == month, ArchivedRow.kind == kind
            )
            return next((Archived(*row) for row in query.tuples().execute(db)), None)

    def archived_with(self, fingerprint: str) -> Archived | None:
        """The whole one with that fingerprint."""
        with self._reading() as db:
            query = ArchivedRow.select(*_WHOLE).where(ArchivedRow.fingerprint == fingerprint)
            return next((Archived(*row) for row in query.limit(1).tuples().execute(db)), None)
