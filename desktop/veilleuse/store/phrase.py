# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A key as words for paper: fourteen groups of four letters and digits."""

import base64
import binascii
import hashlib

from veilleuse.store.errors import WrongPhraseError

SECRET_BYTES = 32
_CHECK_BYTES = 3  # 35 bytes are 56 signs of base32, without padding
_GROUP = 4
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})
"""Signs that base32 does not use (RFC 4648, section 6) and that a reader takes for others."""


def spell(secret: bytes) -> str:
    """The secret with its check, in groups."""
    text = base64.b32encode(secret + _check(secret)).decode()
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def read(phrase: str) -> bytes:
    """The secret, whatever the case, blanks and dashes; WrongPhraseError if the check differs."""
    signs = "".join(sign for sign in phrase.upper() if sign.isalnum()).translate(_MISREAD)
    try:
        packed = base64.b32decode(signs)
    except (binascii.Error, ValueError) as error:
        raise WrongPhraseError from error
    secret = packed[:SECRET_BYTES]
    if len(packed) != SECRET_BYTES + _CHECK_BYTES or packed[SECRET_BYTES:] != _check(secret):
        raise WrongPhraseError
    return secret


def _check(secret: bytes) -> bytes:
    return hashlib.blake2b(secret, digest_size=_CHECK_BYTES, person=b"veilleuse-phrase").digest()
