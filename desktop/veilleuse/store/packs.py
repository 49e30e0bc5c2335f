# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of knowledge packs, and what is remembered to tell an older one."""

from collections.abc import Mapping

from veilleuse.domain.packs import PackAct, PackLogEntry
from veilleuse.store import rows
from veilleuse.store.cipher import CipherDatabase
from veilleuse.store.connected import Connected
from veilleuse.store.tables import PackLogRow, PackTrustRow

_ENTRY = tuple(PackLogEntry.__dataclass_fields__)
_LAID_OUT = (PackAct.IMPORTED.value, PackAct.OLDER.value)


class Packs(Connected):
    """What is known and whom it is believed from. Everything may raise a StoreError."""

    def pack_log(self) -> tuple[PackLogEntry, ...]:
        """Every change, oldest first; none is ever dropped."""
        with self._reading() as db:
            return _read(db)

    def pack_in_force(self) -> PackLogEntry | None:
        """The last pack that was brought in; None while the built-in knowledge stands alone."""
        with self._reading() as db:
            entries = _read(db)
        return next((one for one in reversed(entries) if one.act in _LAID_OUT), None)

    def pack_trust(self) -> Mapping[str, bytes]:
        """What the next pack is compared with, by name; empty before the first."""
        with self._reading() as db:
            query = PackTrustRow.select().order_by(PackTrustRow.name)
            return {row["name"]: bytes(row["content"]) for row in query.dicts().execute(db)}

    def keep_pack(self, entry: PackLogEntry, trust: Mapping[str, bytes]) -> None:
        """Writes down the change and what the next pack is compared with: both or none."""
        with self.transaction():
            row = {name: getattr(entry, name) for name in _ENTRY}
            PackLogRow.insert(**row).execute(self._db)
            remembered: list[dict[str, object]] = [
                {"name": name, "content": content} for name, content in trust.items()
            ]
            rows.replace(self._db, PackTrustRow, remembered)


def _read(db: CipherDatabase) -> tuple[PackLogEntry, ...]:
    columns = [getattr(PackLogRow, name) for name in _ENTRY]
    query = PackLogRow.select(*columns).order_by(PackLogRow.id)
    return tuple(
        PackLogEntry(**{**row, "act": PackAct(row["act"])}) for row in query.dicts().execute(db)
    )
