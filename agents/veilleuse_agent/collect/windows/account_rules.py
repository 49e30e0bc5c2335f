# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Built-in accounts by their number, and the rules for passwords of this machine's own accounts."""

from collections.abc import Callable

from veilleuse_agent.collect.reading import Reading, Readings, denied, error, ok
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = (
    "accounts.builtin_administrator_enabled",
    "accounts.guest_enabled",
    "accounts.password_rules",
    "accounts.lockout_rules",
)

# winnt.h: DOMAIN_USER_RID_ADMIN, DOMAIN_USER_RID_GUEST
_ADMINISTRATOR = 500
_GUEST = 501


def read(windows: Windows) -> Readings:
    """Each on its own: one that cannot be read takes no other with it."""
    accounts = windows.accounts
    answers: tuple[tuple[str, Callable[[], object]], ...] = (
        (f"NetUserGetInfo, id {_ADMINISTRATOR}", lambda: accounts.is_enabled(_ADMINISTRATOR)),
        (f"NetUserGetInfo, id {_GUEST}", lambda: accounts.is_enabled(_GUEST)),
        ("NetUserModalsGet 0", lambda: _password(windows)),
        ("NetUserModalsGet 3", lambda: _lockout(windows)),
    )
    readings = (_asked(ask, source) for source, ask in answers)
    return dict(zip(PROMISES, readings, strict=True))


def _asked(ask: Callable[[], object], source: str) -> Reading:
    try:
        return ok(ask(), source)
    except PermissionError:
        return denied(source)
    except OSError as failure:
        return error(f"{source}: {failure}")


def _password(windows: Windows) -> dict[str, int | None]:
    rules = windows.accounts.password_rules()
    return {
        "min_length": rules.min_length,
        "max_age_seconds": rules.max_age,
        "min_age_seconds": rules.min_age,
        "history": rules.history,
    }


def _lockout(windows: Windows) -> dict[str, int | None]:
    rules = windows.accounts.lockout_rules()
    return {
        "threshold": rules.threshold,
        "duration_seconds": rules.duration,
        "window_seconds": rules.window,
    }
