# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse_agent.protocol import (
    ACK_LIMIT,
    DEPTH_LIMIT,
    SIZE_LIMIT,
    TEXT_LIMIT,
    AckMessage,
    FactMessage,
    ProtocolError,
    ReportMessage,
    SiteKeys,
    Status,
    Verdict,
    decode,
    decode_ack,
    encode,
    encode_ack,
)

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)

json_values = st.recursive(
    st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
ok_facts = st.builds(
    FactMessage,
    value=json_values,
    status=st.just(Status.OK),
    source=st.text(max_size=40),
    at=st.just(AT),
)
other_facts = st.builds(
    FactMessage,
    value=st.none(),
    status=st.sampled_from([s for s in Status if s is not Status.OK]),
    source=st.text(max_size=40),
    at=st.just(AT),
)
names = st.from_regex(r"[a-z][a-z0-9_.]{0,20}", fullmatch=True)


def report(**changes):
    values = {
        "agent_id": "0" * 32,
        "epoch": "1" * 32,
        "sequence": 1,
        "produced_at": AT,
        "report_id": "2" * 32,
        "agent_version": "0.1.0",
        "facts": {"os.id": FactMessage("debian", Status.OK, "/etc/os-release", AT)},
    }
    return ReportMessage(**(values | changes))


@given(st.dictionaries(names, ok_facts | other_facts, max_size=4))
@settings(max_examples=100, deadline=None)
def test_what_is_encoded_is_decoded_the_same(facts):
    written = report(facts=facts)
    assert decode(encode(written)) == written


def test_the_same_report_always_has_the_same_bytes():
    one = report(
        facts={"a": FactMessage(1, Status.OK, "", AT), "b": FactMessage(2, Status.OK, "", AT)}
    )
    two = report(facts=dict(reversed(one.facts.items())))
    assert encode(one) == encode(two)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_report_or_a_protocol_error(data):
    with pytest.raises(ProtocolError):
        decode(data)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_report_is_a_report_or_a_protocol_error(data):
    written = bytearray(encode(report()))
    position = data.draw(st.integers(0, len(written) - 1))
    written[position] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ProtocolError):
        decode(bytes(written))


@pytest.mark.parametrize(
    ("part", "other"),
    [
        (b'"version":1', b'"version":2'),
        (b'"version":1', b'"version":1,"more":1'),
        (b'"status":"ok"', b'"status":"fine"'),
        (b'"status":"ok"', b'"status":"absent"'),
        (b'"value":"debian"', b'"value":null'),
        (b'"value":"debian"', b'"value":"debian","hidden":1'),
        (b'"value":"debian"', b'"value":1e999'),
        (b'"os.id"', b'"OS id"'),
        (b'"sequence":1', b'"sequence":0'),
        (b'"sequence":1', b'"sequence":"1"'),
        (b"2026-11-23T08:30:00Z", b"2026-11-23T08:30:00"),
        (b'"agent_id":"00', b'"agent_id":"0'),
        (b'"site_key":""', b'"site_key":"abc"'),
        (b'"token":""', b'"token":"abc"'),
        (b'"token":""', b'"token":null'),
        (b'"machine":""', b'"machine":"ABCDEF0123456789ABCDEF0123456789"'),
    ],
)
def test_a_report_outside_the_schema_is_refused(part, other):
    written = encode(report())
    assert part in written
    with pytest.raises(ProtocolError):
        decode(written.replace(part, other))


def test_a_newer_version_is_named_before_anything_else_is_read():
    with pytest.raises(ProtocolError, match="version 2"):
        decode(b'{"version":2,"facts":"of another kind"}')


def test_too_many_bytes_are_refused_unread():
    with pytest.raises(ProtocolError, match="limit"):
        decode(b" " * (SIZE_LIMIT + 1))


def test_too_long_a_report_is_not_written():
    facts = {"software": FactMessage(["x" * 4000] * 300, Status.OK, "", AT)}
    with pytest.raises(ProtocolError, match="limit"):
        encode(report(facts=facts))


def nested(levels):
    value = 1
    for _ in range(levels):
        value = [value]
    return value


def test_depth_has_a_limit():
    def written(levels):
        return encode(report(facts={"x": FactMessage(nested(levels), Status.OK, "", AT)}))

    assert decode(written(DEPTH_LIMIT))
    with pytest.raises(ProtocolError, match="deeper"):
        decode(written(DEPTH_LIMIT + 1))


def test_endless_nesting_is_refused_without_exhausting_the_reader():
    deep = encode(report()).replace(b'"debian"', b"[" * 400_000)
    with pytest.raises(ProtocolError):
        decode(deep)


@pytest.mark.parametrize(
    "value", ["x" * (TEXT_LIMIT + 1), ["x" * (TEXT_LIMIT + 1)], {"x" * (TEXT_LIMIT + 1): 1}]
)
def test_a_long_text_is_refused_wherever_it_hides(value):
    with pytest.raises(ProtocolError, match="characters"):
        decode(encode(report(facts={"x": FactMessage(value, Status.OK, "", AT)})))


def test_what_is_not_json_cannot_be_written():
    with pytest.raises(ProtocolError):
        encode(report(facts={"x": FactMessage(object(), Status.OK, "", AT)}))


def test_too_many_facts_are_refused():
    fact = FactMessage(1, Status.OK, "", AT)
    with pytest.raises(ProtocolError):
        decode(encode(report(facts={f"a{n}": fact for n in range(201)})))


def ack(**changes):
    values = {
        "site_key": "0" * 32,
        "agent_id": "1" * 32,
        "report_id": "2" * 32,
        "verdict": Verdict.WAITING,
        "reason": "no_token",
        "received_at": AT,
        "next_keys": SiteKeys("3" * 64, "4" * 64),
    }
    return AckMessage(**(values | changes))


def test_an_acknowledgement_is_decoded_the_same_and_has_one_form():
    assert decode_ack(encode_ack(ack())) == ack()
    assert encode_ack(decode_ack(encode_ack(ack()))) == encode_ack(ack())


@pytest.mark.parametrize(
    ("part", "other"),
    [
        (b'"version":1', b'"version":2'),
        (b'"version":1', b'"version":1,"order":"restart"'),
        (b'"verdict":"waiting"', b'"verdict":"maybe"'),
        (b'"reason":"no_token"', b'"reason":"' + b"x" * 65 + b'"'),
        (b'"begin_anew":false', b'"begin_anew":0'),
        (b'"seal":"33', b'"seal":"3'),
        (b'"seal":"33', b'"seal":"GG'),
        (b"2026-11-23T08:30:00Z", b"2026-11-23T08:30:00"),
        (b'"report_id":"22', b'"report_id":"2'),
    ],
)
def test_an_acknowledgement_outside_the_schema_is_refused(part, other):
    written = encode_ack(ack())
    assert part in written
    with pytest.raises(ProtocolError):
        decode_ack(written.replace(part, other))


@given(st.binary(max_size=200) | st.just(b"[" * 4000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_no_acknowledgement(data):
    with pytest.raises(ProtocolError):
        decode_ack(data)


def test_too_long_an_acknowledgement_is_refused_unread():
    with pytest.raises(ProtocolError, match="limit"):
        decode_ack(b" " * (ACK_LIMIT + 1))


def test_a_report_is_no_acknowledgement():
    with pytest.raises(ProtocolError):
        decode_ack(encode(report(facts={})))
