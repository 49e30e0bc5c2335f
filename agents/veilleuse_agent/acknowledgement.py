# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's word on one report, signed by its site: only that lets an agent forget the report.

magic (4) | version (1) | Ed25519 signature (64) | payload, the encoded acknowledgement
The signature covers the context and the exact payload bytes. It is not sealed: it says nothing that
whoever carried the report does not know.
"""

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from veilleuse_agent.protocol import ACK_LIMIT, AckMessage, ProtocolError, decode_ack, encode_ack

MAGIC = b"VLSA"
VERSION = 1

_SIGNATURE_SIZE = 64
_HEADER_SIZE = len(MAGIC) + 1
_CONTEXT = b"veilleuse acknowledgement 1\0"

SIGNED_LIMIT = _HEADER_SIZE + _SIGNATURE_SIZE + ACK_LIMIT
"""Bytes of the longest acknowledgement there can be."""


class ForgedAckError(Exception):
    """The bytes are not the site's word."""


def sign_ack(ack: AckMessage, *, site_seed: bytes) -> bytes:
    """The acknowledgement as its site sends it."""
    payload = encode_ack(ack)
    signature = SigningKey(site_seed).sign(_CONTEXT + payload).signature
    return MAGIC + bytes([VERSION]) + signature + payload


def check_ack(data: bytes, *, site_verify_key: bytes) -> AckMessage:
    """What the site said; ForgedAckError unless every byte is its own."""
    head = MAGIC + bytes([VERSION])
    if len(data) > SIGNED_LIMIT or not data.startswith(head):
        raise ForgedAckError("not an acknowledgement")
    signature = data[_HEADER_SIZE : _HEADER_SIZE + _SIGNATURE_SIZE]
    payload = data[_HEADER_SIZE + _SIGNATURE_SIZE :]
    if len(signature) < _SIGNATURE_SIZE:
        raise ForgedAckError("cut short")
    try:
        VerifyKey(site_verify_key).verify(_CONTEXT + payload, signature)
        return decode_ack(payload)
    except BadSignatureError as error:
        raise ForgedAckError("not signed by this site") from error
    except ProtocolError as error:
        raise ForgedAckError(str(error)) from error
