# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorded vectors, checked with nothing but PyNaCl, zlib and JSON, then with our own code."""

import hashlib
import json
import zlib
from pathlib import Path

import pytest
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from veilleuse_agent.acknowledgement import check_ack, sign_ack
from veilleuse_agent.envelope import open_envelope
from veilleuse_agent.protocol import decode, decode_ack, encode, encode_ack


@pytest.fixture(scope="module")
def vectors():
    texts = json.loads((Path(__file__).parent / "vectors" / "protocol_1.json").read_text("utf-8"))
    clear = ("report", "acknowledgement", "agent_id", "site_key")
    return {n: t.encode() if n in clear else bytes.fromhex(t) for n, t in texts.items()}


def test_the_keys_are_those_of_the_seeds(vectors):
    assert bytes(SigningKey(vectors["agent_seed"]).verify_key) == vectors["agent_key"]
    public = bytes(PrivateKey(vectors["site_seal_private"]).public_key)
    assert public == vectors["site_seal_public"]
    verify_key = bytes(SigningKey(vectors["site_sign_seed"]).verify_key)
    assert verify_key == vectors["site_sign_public"]


@pytest.mark.parametrize(
    ("name", "key"), [("agent_id", "agent_key"), ("site_key", "site_seal_public")]
)
def test_a_fingerprint_is_half_a_sha256(vectors, name, key):
    assert vectors[name].decode() == hashlib.sha256(vectors[key]).hexdigest()[:32]


def test_the_recorded_envelope_is_what_the_description_says(vectors):
    envelope, site = vectors["envelope"], bytes.fromhex(vectors["site_key"].decode())
    assert envelope[:21] == b"VLSE\x01" + site
    inner = SealedBox(PrivateKey(vectors["site_seal_private"])).decrypt(envelope[21:])
    assert inner == vectors["agent_key"] + vectors["signature"] + vectors["payload"]
    signed = b"veilleuse report 1\0" + site + vectors["payload"]
    VerifyKey(vectors["agent_key"]).verify(signed, vectors["signature"])
    assert zlib.decompress(vectors["payload"]) == vectors["report"]


def test_the_recorded_envelope_opens(vectors):
    opened = open_envelope(vectors["envelope"], site_private_key=vectors["site_seal_private"])
    assert opened.report == decode(vectors["report"])
    assert opened.agent_key == vectors["agent_key"]


def test_the_recorded_report_is_written_the_same(vectors):
    assert encode(decode(vectors["report"])) == vectors["report"]


def test_the_recorded_acknowledgement_is_what_the_description_says(vectors):
    signed = vectors["signed_acknowledgement"]
    assert signed[:5] == b"VLSA\x01"
    assert signed[69:] == vectors["acknowledgement"]
    VerifyKey(vectors["site_sign_public"]).verify(
        b"veilleuse acknowledgement 1\0" + vectors["acknowledgement"], signed[5:69]
    )


def test_the_recorded_acknowledgement_is_signed_and_checked_the_same(vectors):
    ack = decode_ack(vectors["acknowledgement"])
    assert encode_ack(ack) == vectors["acknowledgement"]
    signed = vectors["signed_acknowledgement"]
    assert sign_ack(ack, site_seed=vectors["site_sign_seed"]) == signed
    assert check_ack(signed, site_verify_key=vectors["site_sign_public"]) == ack
