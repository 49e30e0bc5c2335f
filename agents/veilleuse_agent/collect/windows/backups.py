# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""When backups succeeded and failed, from event logs. A restore is proven by nothing here."""

from veilleuse_agent.collect.reading import Reading, Readings, absent, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("backup.events",)

# Levels of winmeta.xml; classic entries of no level are informative.
_ERRORS = (1, 2)
_WARNINGS = (3,)
_INFORMATION = (0, 4)
# Product, channel, the number of a success, the numbers of other outcomes (none given: all).
# Microsoft-Windows-Backup 4: OTRF/OSSEM, and Microsoft cc734488. Veeam Agent 190: a job has
# finished, its level is its result (Veeam, "Event reference").
_LOGS = (
    ("windows_server_backup", "Microsoft-Windows-Backup", (4,), ()),
    ("veeam_agent", "Veeam Agent", (190,), (190,)),
)


def read(windows: Windows) -> Readings:
    """One row for each product whose log exists."""
    rows: list[dict[str, object]] = []
    refused: Reading | None = None
    for product, channel, success, others in _LOGS:
        try:
            rows.append(_row(windows, product, channel, success, others))
        except FileNotFoundError:
            continue
        except OSError as failure:
            refused = refused or unread(channel, failure)
    source = ", ".join(channel for _, channel, _, _ in _LOGS)
    if refused is not None and not rows:
        return {PROMISES[0]: refused}
    told = f"{source}; {refused.source}" if refused else source
    return {PROMISES[0]: ok(rows, told) if rows else absent(source)}


def _row(
    windows: Windows, product: str, channel: str, success: tuple[int, ...], others: tuple[int, ...]
) -> dict[str, object]:
    return {
        "product": product,
        "succeeded_at": _at(windows, channel, success, _INFORMATION),
        "warned_at": _at(windows, channel, others, _WARNINGS),
        "failed_at": _at(windows, channel, others, _ERRORS),
    }


def _at(
    windows: Windows, channel: str, numbers: tuple[int, ...], levels: tuple[int, ...]
) -> str | None:
    event = windows.events.newest(channel, numbers, levels)
    return event.at.isoformat() if event else None
