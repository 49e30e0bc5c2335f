# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fingerprint of a document's data, printed on it."""

import hashlib
import json
import re
from collections.abc import Mapping

SEAL = "seal"
"""The key of the fingerprint in the data; what it covers is all the rest."""
_MARK = re.compile(rb"veilleuse-sha256-([0-9a-f]{64})")


def canonical(data: Mapping[str, object]) -> bytes:
    """The same data, always written the same way: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(data: Mapping[str, object]) -> str:
    """SHA-256 (FIPS 180-4) in hexadecimal of everything but the fingerprint itself."""
    covered = {key: value for key, value in data.items() if key != SEAL}
    return hashlib.sha256(canonical(covered)).hexdigest()


def sealed(data: Mapping[str, object]) -> dict[str, object]:
    """The data with its fingerprint."""
    return {**data, SEAL: fingerprint(data)}


def is_whole(data: Mapping[str, object]) -> bool:
    """Whether nothing was changed since it was sealed."""
    return data.get(SEAL) == fingerprint(data)


def mark_in(pdf: bytes) -> str:
    """The fingerprint that a PDF says it was made from; empty where it says none."""
    found = _MARK.search(pdf)
    return found[1].decode() if found else ""
