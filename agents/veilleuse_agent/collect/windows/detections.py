# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Microsoft Defender found: when, and whether it dealt with it; never the file nor whose."""

from veilleuse_agent.collect.reading import Readings, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.instruments import Row
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("protection.detections",)

_NAMESPACE = "root\\Microsoft\\Windows\\Defender"
# Microsoft, "MSFT_MpThreatDetection class". It names files and people too: they are not asked.
_QUERY = (
    "SELECT DetectionID, ThreatID, InitialDetectionTime, ActionSuccess, ThreatStatusID"
    " FROM MSFT_MpThreatDetection"
)
_SECONDS = 12
_MOST = 50


def read(windows: Windows) -> Readings:
    """Rows of `{at, cured, status}`, newest first; none where Defender found nothing."""
    source = f"{_NAMESPACE} MSFT_MpThreatDetection"
    try:
        rows = windows.wmi.rows(_NAMESPACE, _QUERY, _SECONDS)
    except OSError as failure:
        return {PROMISES[0]: unread(source, failure)}
    dated = sorted(rows, key=lambda row: str(row.get("InitialDetectionTime") or ""), reverse=True)
    return {PROMISES[0]: ok([_row(row) for row in dated[:_MOST]], source)}


def _row(row: Row) -> dict[str, object]:
    return {
        "at": row.get("InitialDetectionTime"),
        "cured": row.get("ActionSuccess"),
        "status": row.get("ThreatStatusID"),
    }
