# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import tracemalloc
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey

from veilleuse_agent import envelope
from veilleuse_agent.envelope import (
    ENVELOPE_LIMIT,
    EnvelopeError,
    Refusal,
    addressee,
    fingerprint,
    open_envelope,
    seal,
)
from veilleuse_agent.protocol import SIZE_LIMIT, FactMessage, ReportMessage, Status, encode

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
SEED = bytes(range(32))
AGENT_KEY = bytes(SigningKey(SEED).verify_key)
SITE = PrivateKey(bytes(range(32, 64)))
SITE_KEY = bytes(SITE.public_key)
OTHER_SITE = PrivateKey(bytes(range(64, 96)))


def report(**changes):
    values = {
        "site_key": fingerprint(SITE_KEY),
        "agent_id": fingerprint(AGENT_KEY),
        "epoch": "1" * 32,
        "sequence": 7,
        "produced_at": AT,
        "report_id": "2" * 32,
        "agent_version": "0.1.0",
        "facts": {"os.id": FactMessage("debian", Status.OK, "/etc/os-release", AT)},
    }
    return ReportMessage(**(values | changes))


def sealed(**changes):
    return seal(report(**changes), agent_seed=SEED, site_key=SITE_KEY)


def refusal(data, site=SITE):
    with pytest.raises(EnvelopeError) as caught:
        open_envelope(data, site_private_key=bytes(site))
    return caught.value.refusal


def boxed(inner, site=SITE):
    header = envelope.MAGIC + bytes([envelope.VERSION])
    address = bytes.fromhex(fingerprint(bytes(site.public_key)))
    return header + address + SealedBox(PublicKey(bytes(site.public_key))).encrypt(inner)


def deflated(data):
    return zlib.compress(data, 9)


def signed(payload, seed=SEED, site=SITE):
    """Signed as an agent would, whatever the payload says."""
    address = bytes.fromhex(fingerprint(bytes(site.public_key)))
    signer = SigningKey(seed)
    signature = signer.sign(b"veilleuse report 1\0" + address + payload).signature
    return bytes(signer.verify_key) + signature + payload


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_.]{0,20}", fullmatch=True),
        st.text(min_size=1, max_size=30).map(lambda v: FactMessage(v, Status.OK, "s", AT)),
        max_size=5,
    ),
    st.binary(min_size=32, max_size=32),
)
@settings(max_examples=50, deadline=None)
def test_what_is_sealed_is_opened_the_same(facts, seed):
    key = bytes(SigningKey(seed).verify_key)
    written = report(facts=facts, agent_id=fingerprint(key))
    opened = open_envelope(
        seal(written, agent_seed=seed, site_key=SITE_KEY), site_private_key=bytes(SITE)
    )
    assert opened.report == written
    assert opened.agent_key == key
    assert zlib.decompress(opened.payload) == encode(written)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_one_flipped_bit_never_opens(data):
    written = bytearray(sealed())
    written[data.draw(st.integers(0, len(written) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(EnvelopeError):
        open_envelope(bytes(written), site_private_key=bytes(SITE))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_truncated_envelope_never_opens(data):
    written = sealed()
    with pytest.raises(EnvelopeError):
        open_envelope(
            written[: data.draw(st.integers(0, len(written) - 1))], site_private_key=bytes(SITE)
        )


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_refused_with_a_reason(data):
    assert refusal(data) in Refusal
    assert refusal(envelope.MAGIC + data) in Refusal


def test_two_seals_of_one_report_differ_and_hide_it():
    one, two = sealed(), sealed()
    assert one != two
    assert b"debian" not in one
    assert AGENT_KEY not in one


def test_the_addressee_can_be_read_without_a_key():
    assert addressee(sealed()) == fingerprint(SITE_KEY)


def test_another_site_cannot_open_it():
    assert refusal(sealed(), OTHER_SITE) is Refusal.SITE


def test_another_address_on_the_outside_does_not_help():
    written = bytearray(sealed())
    written[5:21] = bytes.fromhex(fingerprint(bytes(OTHER_SITE.public_key)))
    assert refusal(bytes(written), OTHER_SITE) is Refusal.SEAL


def test_a_report_sealed_again_to_another_site_is_refused():
    payload = deflated(encode(report()))
    inner = signed(payload)
    assert refusal(boxed(inner, OTHER_SITE), OTHER_SITE) is Refusal.SIGNATURE
    inner = signed(payload, site=OTHER_SITE)
    assert refusal(boxed(inner, OTHER_SITE), OTHER_SITE) is Refusal.READDRESSED


def test_a_signature_by_another_agent_is_refused():
    payload = deflated(encode(report()))
    inner = signed(payload, seed=bytes(32))
    assert refusal(boxed(inner)) is Refusal.AGENT
    assert refusal(boxed(AGENT_KEY + inner[32:])) is Refusal.SIGNATURE


def test_a_key_that_is_no_point_of_the_curve_is_refused():
    assert refusal(boxed(b"\xff" * 32 + bytes(64) + encode(report()))) is Refusal.SIGNATURE


def test_a_signed_thing_that_is_no_report_is_refused():
    assert refusal(boxed(signed(deflated(b'{"version":1}')))) is Refusal.REPORT


def test_a_report_that_is_not_deflated_is_refused():
    assert refusal(boxed(signed(encode(report())))) is Refusal.COMPRESSION


@pytest.mark.parametrize("size", [SIZE_LIMIT + 1, 200 * SIZE_LIMIT])
def test_a_compression_bomb_is_never_inflated_beyond_the_limit(size):
    bomb = deflated(b" " * size)
    tracemalloc.start()
    try:
        assert refusal(boxed(signed(bomb))) is Refusal.COMPRESSION
        assert tracemalloc.get_traced_memory()[1] < 4 * SIZE_LIMIT
    finally:
        tracemalloc.stop()


def test_a_report_of_the_very_last_allowed_size_is_read():
    padded = encode(report()).ljust(SIZE_LIMIT)
    data = boxed(signed(deflated(padded)))
    assert open_envelope(data, site_private_key=bytes(SITE)).report == report()


@given(st.binary(min_size=1, max_size=40))
@settings(max_examples=50, deadline=None)
def test_bytes_after_the_stream_are_refused(more):
    payload = deflated(encode(report())) + more
    assert refusal(boxed(signed(payload))) is Refusal.COMPRESSION


@given(st.data())
@settings(max_examples=50, deadline=None)
def test_a_stream_without_its_end_is_refused(data):
    payload = deflated(encode(report()))
    cut = payload[: data.draw(st.integers(0, len(payload) - 1))]
    assert refusal(boxed(signed(cut))) is Refusal.COMPRESSION


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_signed_bytes_are_refused_with_a_reason(payload):
    assert refusal(boxed(signed(payload))) in {Refusal.COMPRESSION, Refusal.REPORT}
    assert refusal(boxed(signed(deflated(payload)))) is Refusal.REPORT


def test_a_deflated_report_is_several_times_shorter():
    rows = [{"name": f"package-{n}", "version": f"1.{n}-2"} for n in range(2000)]
    facts = {"software": FactMessage(rows, Status.OK, "/var/lib/dpkg/status", AT)}
    assert 4 * len(sealed(facts=facts)) < len(encode(report(facts=facts)))


def test_a_box_without_room_for_a_signature_is_refused():
    assert refusal(boxed(bytes(95))) is Refusal.TRUNCATED


def test_each_wrong_header_has_its_reason():
    written = sealed()
    assert refusal(b"") is Refusal.TRUNCATED
    assert refusal(b"PK\x03\x04" + written[4:]) is Refusal.MAGIC
    assert refusal(written[:4] + b"\x02" + written[5:]) is Refusal.VERSION
    assert refusal(bytes(ENVELOPE_LIMIT + 1)) is Refusal.TOO_LARGE


def test_nothing_is_sealed_in_the_name_of_another():
    with pytest.raises(EnvelopeError) as caught:
        sealed(agent_id="0" * 32)
    assert caught.value.refusal is Refusal.AGENT
    with pytest.raises(EnvelopeError) as caught:
        sealed(site_key="")
    assert caught.value.refusal is Refusal.READDRESSED
