# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A report that protects itself: signed by its agent, sealed to one site, carried by any road.

Outside:  magic (4) | version (1) | fingerprint of the site key (16) | sealed box
In the box: verify key of the agent (32) | Ed25519 signature (64) | payload, the deflated report
The signature covers the context, the fingerprint and the exact payload bytes. The payload is a zlib
stream (RFC 1950): four to eight times shorter than the JSON, and read by every Python there is.
"""

import hashlib
import zlib
from dataclasses import dataclass
from enum import StrEnum

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from veilleuse_agent.protocol import SIZE_LIMIT, ProtocolError, ReportMessage, decode, encode

MAGIC = b"VLSE"
VERSION = 1
KEY_SIZE = 32
"""Bytes of a public or private X25519 key and of an Ed25519 seed."""

_FINGERPRINT_SIZE = 16
_SIGNATURE_SIZE = 64
_SEALED_BOX_OVERHEAD = 48
_HEADER_SIZE = len(MAGIC) + 1 + _FINGERPRINT_SIZE
_CONTEXT = b"veilleuse report 1\0"
_LEVEL = 9

ENVELOPE_LIMIT = _HEADER_SIZE + _SEALED_BOX_OVERHEAD + KEY_SIZE + _SIGNATURE_SIZE + SIZE_LIMIT


class Refusal(StrEnum):
    """Why an envelope was not opened."""

    TOO_LARGE = "too_large"
    TRUNCATED = "truncated"
    MAGIC = "magic"
    VERSION = "version"
    SITE = "site"
    """Addressed to another site."""
    SEAL = "seal"
    """Altered on the way, or sealed to another key under our fingerprint."""
    SIGNATURE = "signature"
    READDRESSED = "readdressed"
    """Signed for another site, then sealed again to this one."""
    AGENT = "agent"
    """Signed by one agent in the name of another."""
    COMPRESSION = "compression"
    """Not one whole zlib stream, or longer than a report may be once inflated."""
    REPORT = "report"
    """All seals hold, and what they protect is not a report."""


class EnvelopeError(Exception):
    """The envelope stays closed; `refusal` says why."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        """Keep the reason for the reader, the detail for the log."""
        self.refusal = refusal
        super().__init__(f"{refusal}: {detail}" if detail else refusal.value)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in an envelope whose seals all hold. Whether the agent is known is not said."""

    report: ReportMessage
    agent_key: bytes
    payload: bytes
    """The exact bytes that were signed."""


def fingerprint(key: bytes) -> str:
    """The name of an agent or a site: half the SHA-256 of its public key, in hexadecimal."""
    return hashlib.sha256(key).hexdigest()[: 2 * _FINGERPRINT_SIZE]


def seal(report: ReportMessage, *, agent_seed: bytes, site_key: bytes) -> bytes:
    """The report signed with the agent's seed and sealed to the site's public key."""
    site = fingerprint(site_key)
    signer = SigningKey(agent_seed)
    agent_key = bytes(signer.verify_key)
    if report.site_key != site:
        raise EnvelopeError(Refusal.READDRESSED, "the report names another site")
    if report.agent_id != fingerprint(agent_key):
        raise EnvelopeError(Refusal.AGENT, "the report names another agent")
    payload = zlib.compress(encode(report), _LEVEL)
    site_bytes = bytes.fromhex(site)
    signature = signer.sign(_CONTEXT + site_bytes + payload).signature
    box = SealedBox(PublicKey(site_key)).encrypt(agent_key + signature + payload)
    return MAGIC + bytes([VERSION]) + site_bytes + box


def open_envelope(data: bytes, *, site_private_key: bytes) -> Opened:
    """The report inside, once every check has passed; EnvelopeError at the first that has not."""
    private = PrivateKey(site_private_key)
    site = bytes.fromhex(fingerprint(bytes(private.public_key)))
    box = _box_addressed_to(site, data)
    try:
        inner = SealedBox(private).decrypt(box)
    except CryptoError as error:
        raise EnvelopeError(Refusal.SEAL) from error
    agent_key = inner[:KEY_SIZE]
    signature = inner[KEY_SIZE : KEY_SIZE + _SIGNATURE_SIZE]
    payload = inner[KEY_SIZE + _SIGNATURE_SIZE :]
    if len(signature) < _SIGNATURE_SIZE:
        raise EnvelopeError(Refusal.TRUNCATED, "no room for a signature")
    report = _signed_report(site, agent_key, signature, payload)
    return Opened(report, agent_key, payload)


def addressee(data: bytes) -> str:
    """The fingerprint of the site that an envelope says it is for; nothing is proven by it."""
    _check_header(data)
    return data[len(MAGIC) + 1 : _HEADER_SIZE].hex()


def _check_header(data: bytes) -> None:
    if len(data) > ENVELOPE_LIMIT:
        raise EnvelopeError(Refusal.TOO_LARGE, f"{len(data)} bytes")
    if data[: len(MAGIC)] != MAGIC[: len(data)]:
        raise EnvelopeError(Refusal.MAGIC)
    if len(data) <= _HEADER_SIZE + _SEALED_BOX_OVERHEAD:
        raise EnvelopeError(Refusal.TRUNCATED, f"{len(data)} bytes")
    if data[len(MAGIC)] != VERSION:
        raise EnvelopeError(Refusal.VERSION, str(data[len(MAGIC)]))


def _box_addressed_to(site: bytes, data: bytes) -> bytes:
    if addressee(data) != site.hex():
        raise EnvelopeError(Refusal.SITE)
    return data[_HEADER_SIZE:]


def _signed_report(
    site: bytes, agent_key: bytes, signature: bytes, payload: bytes
) -> ReportMessage:
    try:
        VerifyKey(agent_key).verify(_CONTEXT + site + payload, signature)
    except BadSignatureError as error:
        raise EnvelopeError(Refusal.SIGNATURE) from error
    try:
        report = decode(_inflated(payload))
    except ProtocolError as error:
        raise EnvelopeError(Refusal.REPORT, str(error)) from error
    if report.site_key != site.hex():
        raise EnvelopeError(Refusal.READDRESSED)
    if report.agent_id != fingerprint(agent_key):
        raise EnvelopeError(Refusal.AGENT)
    return report


def _inflated(payload: bytes) -> bytes:
    """Never more than a report may have, whatever the stream promises."""
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(payload, SIZE_LIMIT + 1)
    except zlib.error as error:
        raise EnvelopeError(Refusal.COMPRESSION, str(error)) from error
    if len(data) > SIZE_LIMIT or not stream.eof or stream.unused_data:
        raise EnvelopeError(Refusal.COMPRESSION, f"{len(data)} bytes of an incomplete stream")
    return data
