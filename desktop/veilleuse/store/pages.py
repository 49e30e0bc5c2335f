# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an encrypted file that does not open is damaged or only locked by another key.

Layout of SQLCipher 4 (zetetic.net/sqlcipher/design): pages of 4 096 bytes, each ending in an
initialisation vector of 16 bytes and an HMAC-SHA512 of 64 over all that precedes it and the page
number; the first 16 bytes of the file are the salt. The HMAC key is PBKDF2-HMAC-SHA512, two rounds,
of the raw key with the salt XOR 0x3A.
"""

import hashlib
import hmac
from pathlib import Path

PAGE = 4096
_SALT = 16
_TAG = 64
_LOOKED_AT = 64
"""Pages tried: one authentic page proves the key."""


def is_torn(path: Path, secret: bytes) -> bool:
    """True where the key is right for some page, or where no encrypted file can look like this."""
    size = path.stat().st_size
    if size % PAGE:
        return True
    with path.open("rb") as file:
        pages = [file.read(PAGE) for _ in range(min(_LOOKED_AT, size // PAGE))]
    if any(not page.strip(b"\0") for page in pages):
        return True
    salt = bytes(byte ^ 0x3A for byte in pages[0][:_SALT]) if pages else b""
    mac_key = hashlib.pbkdf2_hmac("sha512", secret, salt, 2, len(secret))
    return any(_is_authentic(page, number, mac_key) for number, page in enumerate(pages, start=1))


def _is_authentic(page: bytes, number: int, mac_key: bytes) -> bool:
    start = _SALT if number == 1 else 0
    signed = page[start:-_TAG] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac_key, signed, "sha512"), page[-_TAG:])
