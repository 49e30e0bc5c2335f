# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the accounts of this machine were last used and their passwords set. Names stay there."""

from datetime import UTC, datetime, timedelta

from veilleuse_agent.collect.reading import Readings, absent, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import OwnAccount, Windows

PROMISES = ("accounts.own",)

_ADMINISTRATOR = 500
"""DOMAIN_USER_RID_ADMIN (winnt.h)."""
_MOST = 200


def read(windows: Windows) -> Readings:
    """Administrators first, then those that have been away longest."""
    name, source = PROMISES[0], "NetUserEnum 3"
    try:
        found = windows.accounts.own()
    except OSError as failure:
        return {name: unread(source, failure)}
    now = datetime.now(UTC).replace(microsecond=0)
    ordered = sorted(found, key=_order)[:_MOST]
    rows = [_row(account, now) for account in ordered]
    return {name: ok(rows, source) if rows else absent(source)}


def _order(account: OwnAccount) -> tuple[bool, bool, int]:
    return not account.is_administrator, not account.enabled, account.last_logon or 0


def _row(account: OwnAccount, now: datetime) -> dict[str, object]:
    return {
        "id": str(account.number),
        "enabled": account.enabled,
        "administrator": account.is_administrator,
        "builtin": account.number == _ADMINISTRATOR,
        "last_logon_at": _iso(account.last_logon),
        "password_set_at": (now - timedelta(seconds=account.password_age)).isoformat(),
        "password_expires": account.password_expires,
    }


def _iso(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
