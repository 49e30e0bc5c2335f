# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When Time Machine last finished a backup."""

from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.macos.plists import keys_of, moments_of, rows_of
from veilleuse_agent.collect.reading import Readings, absent, ok

PROMISES = ("backup.runs",)

# Protected: without full disk access even root is refused.
_SETTINGS = "/Library/Preferences/com.apple.TimeMachine.plist"


def read(mac: Mac) -> Readings:
    """One row for Time Machine; its file keeps no failure."""
    value, missing = mac.attempt(_SETTINGS)
    if missing:
        return {PROMISES[0]: missing}
    last = last_snapshot_of(value)
    if last is None:
        return {PROMISES[0]: absent(f"{_SETTINGS}: no backup")}
    row = {"product": "time_machine", "succeeded_at": last, "warned_at": None, "failed_at": None}
    return {PROMISES[0]: ok([row], _SETTINGS)}


def last_snapshot_of(settings: object) -> str | None:
    """The newest date under `SnapshotDates` of any destination."""
    rows = rows_of(keys_of(settings).get("Destinations"))
    return max((at for row in rows for at in moments_of(row.get("SnapshotDates"))), default=None)
