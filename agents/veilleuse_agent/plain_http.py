# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The standard library's HTTP client without TLS, which no road uses and which costs 4 MB."""

import sys

_had_tls = "ssl" in sys.modules
if not _had_tls:
    sys.modules["ssl"] = None  # type: ignore[assignment]  # http.client makes do without it

from http.client import HTTPConnection, HTTPException  # noqa: E402

if not _had_tls:
    del sys.modules["ssl"]

__all__ = ["HTTPConnection", "HTTPException"]
