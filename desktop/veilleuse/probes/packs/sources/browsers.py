# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The browser releases of MDN's browser-compat-data: its JSON, or the part about browsers.

Format: `@mdn/browser-compat-data`, schemas/browsers.schema.json.
"""

from datetime import date, datetime

import msgspec

from veilleuse.domain.packs import BrowserRelease
from veilleuse.probes.packs.sources.source_file import SourceFile

KNOWN = ("chrome", "edge", "firefox")
_OUT = frozenset({"current", "retired", "esr"})
RELEASES = 1000


class _Release(msgspec.Struct):
    on: date | None = msgspec.field(name="release_date", default=None)
    status: str = ""


class _Browser(msgspec.Struct):
    releases: dict[str, _Release]


class _Meta(msgspec.Struct):
    timestamp: datetime


class _File(msgspec.Struct):
    meta: _Meta = msgspec.field(name="__meta")
    browsers: dict[str, _Browser]


def is_browsers(file: SourceFile) -> bool:
    """Whether it is one."""
    return file.head.lstrip().startswith(b"{") and b'"release_date"' in file.head


def read_browsers(file: SourceFile) -> tuple[date, tuple[BrowserRelease, ...]]:
    """The day of the data, and what was out by then of the browsers of PCs, oldest first."""
    try:
        found = msgspec.json.decode(file.data, type=_File)
    except msgspec.DecodeError as error:
        raise file.json_refusal(error, b'"release_date"') from error
    except (RecursionError, UnicodeDecodeError) as error:
        raise file.malformed(1) from error
    dated = found.meta.timestamp.date()
    releases = [
        BrowserRelease(name, int(version), release.on, release.status == "esr")
        for name in KNOWN
        if name in found.browsers
        for version, release in found.browsers[name].releases.items()
        if version.isdecimal() and len(version) < 5 and release.status in _OUT
        if release.on is not None and release.on <= dated
    ]
    if not releases or len(releases) > RELEASES:
        raise file.newer(1)
    return dated, tuple(sorted(releases, key=lambda one: (one.browser, one.major)))
