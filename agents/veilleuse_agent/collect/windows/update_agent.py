# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Windows Update Agent remembers and knows to be missing; it is never sent online.

Titles are in the language of the machine: only the numbers in them are read.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from veilleuse_agent.collect.reading import Reading, Readings, absent, error, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.instruments import Answer, Automated
from veilleuse_agent.collect.windows.moments import NEVER_BEFORE
from veilleuse_agent.collect.windows.surfaces import Windows
from veilleuse_agent.protocol import Status

STATE = ("updates.lists_at", "updates.history", "updates.reboot_required")
PENDING = ("updates.security_pending",)
QFE = ("updates.qfe",)

_CURRENT = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"
_DETECTED = f"{_CURRENT}\\WindowsUpdate\\Auto Update\\Results\\Detect"

_SESSION = "Microsoft.Update.Session"
_AUTOMATIC = "Microsoft.Update.AutoUpdate"
_SYSTEM = "Microsoft.Update.SystemInfo"
_MISSING = "IsInstalled=0 and IsHidden=0 and Type='Software'"
# Classifications of WSUS (Microsoft, windows-itpro-docs, "Configure Windows Update for Business")
_SECURITY = {
    "0fa1201d-4330-4fa8-8ae9-b877473b6441",  # security updates
    "e6cf1350-c01b-414d-a61f-263d14d133b4",  # critical updates
}
# OperationResultCode of wuapi.h
_SUCCEEDED = {2, 3}

_READ_LIMIT = 200
_HISTORY_LIMIT = 50
_QFE_LIMIT = 400
_KB = re.compile(r"KB\d{6,8}", re.IGNORECASE | re.ASCII)


def read_state(windows: Windows) -> Readings:
    """When it last searched with success, what it installed, whether it waits for a restart."""
    return {
        "updates.lists_at": _searched(windows),
        "updates.history": _history(windows),
        "updates.reboot_required": _restart(windows),
    }


def read_pending(windows: Windows) -> Readings:
    """Security updates that the last search found missing. Without a search nothing is known.

    Under an update server only what it approved counts. A search lasts minutes on a slow machine.
    """
    name, searched = PENDING[0], _searched(windows)
    if searched.value is None:
        said = f"{_SESSION}: never searched ({searched.source})"
        return {name: absent(said) if searched.status is Status.ABSENT else searched}
    source = f"{_SESSION} Search, offline; last search {searched.value}"
    try:
        with windows.automation.opened(_SESSION) as session:
            searcher = _inner(session.call("CreateUpdateSearcher"))
            searcher.put("Online", False)
            result = _inner(searcher.call("Search", _MISSING))
            code = result.get("ResultCode")
            if code not in _SUCCEEDED:
                return {name: error(f"{source}: result {code}")}
            found = _inner(result.get("Updates"))
            return {name: ok(sum(map(_is_security, _items(found))), source)}
    except OSError as failure:
        return {name: unread(source, failure)}


def read_qfe(windows: Windows) -> Readings:
    """Fixes as Win32_QuickFixEngineering lists them: weak evidence, superseded ones included."""
    name, source = QFE[0], "root\\cimv2 Win32_QuickFixEngineering"
    try:
        rows = windows.wmi.rows("root\\cimv2", "SELECT HotFixID FROM Win32_QuickFixEngineering")
    except OSError as failure:
        return {name: unread(source, failure)}
    texts = (str(row.get("HotFixID") or "").upper() for row in rows)
    found = sorted({text for text in texts if _KB.fullmatch(text)})
    return {name: ok(found[:_QFE_LIMIT], source) if found else absent(source)}


def _searched(windows: Windows) -> Reading:
    source = f"{_AUTOMATIC} LastSearchSuccessDate"
    try:
        with windows.automation.opened(_AUTOMATIC) as automatic:
            last = _inner(automatic.get("Results")).get("LastSearchSuccessDate")
    except OSError as failure:
        return _searched_by_registry(windows, unread(source, failure))
    if isinstance(last, datetime) and last > NEVER_BEFORE:
        return ok(last.replace(microsecond=0).isoformat(), source)
    return _searched_by_registry(windows, absent(f"{source}: never"))


def _searched_by_registry(windows: Windows, otherwise: Reading) -> Reading:
    """Windows 7 to early 10 keep the moment in UTC; later ones do not."""
    found = windows.reading(_DETECTED, "LastSuccessTime")
    if not isinstance(found.value, str):
        return otherwise
    try:
        return ok(datetime.fromisoformat(f"{found.value}+00:00").isoformat(), found.source)
    except ValueError:
        return error(f"{found.source}: {found.value}")


def _history(windows: Windows) -> Reading:
    """The newest entry of each update, operation and result; days only, their zone is not known."""
    source = f"{_SESSION} QueryHistory"
    try:
        with windows.automation.opened(_SESSION) as session:
            searcher = _inner(session.call("CreateUpdateSearcher"))
            count = searcher.call("GetTotalHistoryCount")
            if not isinstance(count, int) or count < 1:
                return absent(f"{source}: empty")
            entries = _inner(searcher.call("QueryHistory", 0, min(count, _READ_LIMIT)))
            rows = {row[:4]: row for row in reversed(list(_entries(entries)))}
    except OSError as failure:
        return unread(source, failure)
    newest = sorted(rows.values(), key=lambda row: row[4], reverse=True)[:_HISTORY_LIMIT]
    names = ("kb", "operation", "result", "server", "on")
    return ok([dict(zip(names, row, strict=True)) for row in newest], source)


def _entries(entries: Automated) -> Iterator[tuple[str, int, int, int, str]]:
    for entry in _items(entries):
        on = entry.get("Date")
        numbers = [entry.get(name) for name in ("Operation", "ResultCode", "ServerSelection")]
        if not isinstance(on, datetime) or not all(isinstance(n, int) for n in numbers):
            continue
        operation, result, server = (int(str(number)) for number in numbers)
        for kb in _KB.findall(str(entry.get("Title") or "")):
            yield kb.upper(), operation, result, server, on.date().isoformat()


def _restart(windows: Windows) -> Reading:
    source = f"{_SYSTEM} RebootRequired"
    try:
        with windows.automation.opened(_SYSTEM) as system:
            answer = system.get("RebootRequired")
    except OSError as failure:
        return unread(source, failure)
    return ok(answer, source) if isinstance(answer, bool) else error(f"{source}: {answer}")


def _is_security(update: Automated) -> bool:
    if update.get("MsrcSeverity"):
        return True
    categories = _items(_inner(update.get("Categories")))
    return any(str(one.get("CategoryID")).lower().strip("{}") in _SECURITY for one in categories)


def _items(collection: Automated) -> Iterator[Automated]:
    count = collection.get("Count")
    for index in range(min(count, _READ_LIMIT) if isinstance(count, int) else 0):
        yield _inner(collection.get("Item", index))


def _inner(answer: Answer) -> Automated:
    """An object, or an error: an answer of another kind is a defect of the other side."""
    if answer is None or isinstance(answer, int | float | str | datetime | tuple):
        raise OSError(f"an object was expected, not {answer!r}")
    return answer
