# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from veilleuse_agent import acknowledgement
from veilleuse_agent.acknowledgement import SIGNED_LIMIT, ForgedAckError, check_ack, sign_ack
from veilleuse_agent.protocol import AckMessage, SiteKeys, Verdict, encode_ack

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SEED = bytes(range(32))
KEY = bytes(SigningKey(SEED).verify_key)
CONTEXT = b"veilleuse acknowledgement 1\0"

hex32 = st.text("0123456789abcdef", min_size=32, max_size=32)
hex64 = st.text("0123456789abcdef", min_size=64, max_size=64)
acks = st.builds(
    AckMessage,
    site_key=hex32,
    agent_id=hex32,
    report_id=hex32,
    verdict=st.sampled_from(Verdict),
    reason=st.text(max_size=64),
    received_at=st.datetimes(timezones=st.just(UTC)),
    begin_anew=st.booleans(),
    next_keys=st.none() | st.builds(SiteKeys, seal=hex64, sign=hex64),
)


def ack(**changes):
    values = {
        "site_key": "a" * 32,
        "agent_id": "b" * 32,
        "report_id": "c" * 32,
        "verdict": Verdict.ACCEPTED,
        "received_at": AT,
    }
    return AckMessage(**(values | changes))


def signed(payload, context=CONTEXT, seed=SEED):
    signature = SigningKey(seed).sign(context + payload).signature
    return acknowledgement.MAGIC + bytes([acknowledgement.VERSION]) + signature + payload


def refused(data, match=None):
    with pytest.raises(ForgedAckError, match=match):
        check_ack(data, site_verify_key=KEY)


@given(acks)
@settings(max_examples=80)
def test_what_a_site_signs_is_read_the_same_and_fits(written):
    data = sign_ack(written, site_seed=SEED)
    assert check_ack(data, site_verify_key=KEY) == written
    assert len(data) <= SIGNED_LIMIT


@given(st.data())
@settings(max_examples=200)
def test_one_flipped_bit_is_a_forgery(data):
    written = bytearray(sign_ack(ack(), site_seed=SEED))
    written[data.draw(st.integers(0, len(written) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    refused(bytes(written))


@given(st.data())
@settings(max_examples=100)
def test_one_that_is_cut_short_is_a_forgery(data):
    written = sign_ack(ack(), site_seed=SEED)
    refused(written[: data.draw(st.integers(0, len(written) - 1))])


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_a_forgery(data):
    refused(data)
    refused(acknowledgement.MAGIC + bytes([acknowledgement.VERSION]) + data)


def test_another_site_cannot_sign():
    refused(sign_ack(ack(), site_seed=bytes(32)), "not signed")


def test_a_signature_of_another_kind_of_message_does_not_serve():
    refused(signed(encode_ack(ack()), context=b"veilleuse report 1\0"), "not signed")


def test_bytes_after_the_end_are_a_forgery():
    refused(sign_ack(ack(), site_seed=SEED) + b" ", "not signed")


def test_a_signed_thing_that_is_no_acknowledgement_is_refused():
    refused(signed(b'{"version":1}'), "not an acknowledgement")
    refused(signed(b'{"version":2}'), "version 2")


def test_one_that_is_too_long_is_refused_unread():
    refused(signed(b" " * 5000), "not an acknowledgement")


def test_a_key_that_is_no_point_of_the_curve_believes_nothing():
    with pytest.raises(ForgedAckError):
        check_ack(sign_ack(ack(), site_seed=SEED), site_verify_key=b"\xff" * 32)
