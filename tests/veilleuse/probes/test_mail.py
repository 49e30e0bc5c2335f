# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey
from senders import NINE, Sender

from veilleuse.domain.admission import Admission, Outcome
from veilleuse.domain.agents import Road, SiteKey
from veilleuse.domain.letters import Letter
from veilleuse.probes.mail import Mailbox, Opened, Unopened, public_keys, site_name, token_hash
from veilleuse_agent.envelope import ENVELOPE_LIMIT, Refusal
from veilleuse_agent.protocol import SIZE_LIMIT, Verdict

KEY = SiteKey(seal=bytes(range(32)), sign=bytes(range(1, 33)), made_at=NINE)
OLD = SiteKey(seal=b"\7" * 32, sign=b"\x08" * 32, made_at=NINE, retired_at=NINE)
OTHER = SiteKey(seal=b"\x09" * 32, sign=b"\x0a" * 32, made_at=NINE)
BOX = Mailbox((KEY, OLD))
SENDER = Sender("POSTE-3", KEY, token="ab" * 16, machine="cd" * 16)


def opened(data: bytes, box: Mailbox = BOX) -> Opened | Unopened:
    return box.open(Letter(data, Road.HTTP, "10.0.0.7"), NINE)


def forged_payload(payload: bytes) -> bytes:
    """A letter whose every seal holds around a payload of the forger's choice."""
    sealed = SENDER.sealed()
    head, site = sealed[:21], sealed[5:21]
    signer = SigningKey(SENDER.seed)
    signature = signer.sign(b"veilleuse report 1\0" + site + payload).signature
    box = SealedBox(PrivateKey(KEY.seal).public_key)
    return head + box.encrypt(bytes(signer.verify_key) + signature + payload)


def test_a_sealed_report_becomes_an_arrival() -> None:
    got = opened(SENDER.sealed(7, os_name="Windows 11"))
    assert isinstance(got, Opened)
    came = got.arrival
    assert (came.name, came.system, came.machine) == ("POSTE-3", "Windows 11", "cd" * 16)
    assert (came.report.agent_id, came.report.sequence) == (SENDER.id, 7)
    assert came.report.received_at == NINE
    assert came.token_hash == token_hash("ab" * 16)
    assert (came.road, came.source) == (Road.HTTP, "10.0.0.7")
    assert came.agent_key == bytes(SigningKey(SENDER.seed).verify_key).hex()
    assert got.key == KEY


def test_hostile_texts_are_made_plain_at_any_depth_and_plain_ones_stay_to_the_space() -> None:
    hostile = "a\u202eb\nc\x00"
    rows = [{"name": hostile, "deep": {"path\x1b": ["C:\\Program  Files", hostile]}}]
    got = opened(SENDER.sealed(host_name="PC\u200b\x1b[31m" + "x" * 400, services=rows))
    assert isinstance(got, Opened)
    facts = got.arrival.report.facts
    assert facts["services"].value == [
        {"name": "a b c", "deep": {"path": ["C:\\Program  Files", "a b c"]}}
    ]
    assert got.arrival.name.isprintable()
    assert len(got.arrival.name) == 64


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "truncated"),
        (b"VLSE", "truncated"),
        (b"GET / HTTP/1.1", "magic"),
        (b"VLSE\x02" + bytes(200), "version"),
        (bytes(ENVELOPE_LIMIT + 1), "too_large"),
        (Sender("x", OTHER).sealed(), "site"),
        (SENDER.sealed()[:-1] + b"\0", "seal"),
        (SENDER.sealed()[:-40], "seal"),
        (forged_payload(b"not deflated"), "compression"),
        (forged_payload(zlib.compress(b"{}") + b"more"), "compression"),
        (forged_payload(zlib.compress(bytes(50 * SIZE_LIMIT), 9)), "compression"),
        (forged_payload(zlib.compress(b"{}")), "report"),
        (forged_payload(zlib.compress(b"[" * 100_000)), "report"),
    ],
)
def test_what_is_no_report_to_this_site_stays_closed_and_says_why(data: bytes, reason: str) -> None:
    assert opened(data) == Unopened(reason)


def test_every_way_to_stay_closed_has_its_own_code() -> None:
    assert all(isinstance(reason.value, str) for reason in Refusal)


def test_a_retired_key_still_opens_and_its_answer_names_the_next_keys() -> None:
    late = Sender("POSTE-4", OLD)
    got = opened(late.sealed())
    assert isinstance(got, Opened)
    admission = Admission(outcome=Outcome.KEPT, agent=None)
    said = late.hear(BOX.acknowledge(got, admission, NINE))
    assert said.next_keys == public_keys(KEY)
    assert said.site_key == site_name(OLD)


def test_the_current_key_names_no_other() -> None:
    got = opened(SENDER.sealed())
    assert isinstance(got, Opened)
    admission = Admission(outcome=Outcome.REFUSED, reason="cloned", agent=None, begin_anew=True)
    said = SENDER.hear(BOX.acknowledge(got, admission, datetime(2026, 1, 1, tzinfo=UTC)))
    assert said.next_keys is None
    assert (said.verdict, said.reason, said.begin_anew) == (Verdict.REFUSED, "cloned", True)


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Outcome.KEPT, Verdict.ACCEPTED),
        (Outcome.REPEATED, Verdict.ACCEPTED),
        (Outcome.ASIDE, Verdict.WAITING),
        (Outcome.REFUSED, Verdict.REFUSED),
    ],
)
def test_each_outcome_has_its_verdict(outcome: Outcome, verdict: Verdict) -> None:
    got = opened(SENDER.sealed())
    assert isinstance(got, Opened)
    said = SENDER.hear(BOX.acknowledge(got, Admission(outcome=outcome, agent=None), NINE))
    assert said.verdict is verdict


def test_without_any_key_every_letter_is_for_another_site() -> None:
    assert opened(SENDER.sealed(), Mailbox(())) == Unopened("site")


def test_secrets_do_not_show() -> None:
    assert "seal" not in repr(KEY)
    assert repr(replace(KEY, seal=b"\1" * 32)) == repr(KEY)


@given(st.binary(max_size=400))
def test_any_bytes_stay_closed(data: bytes) -> None:
    for tried in (data, b"VLSE\x01" + data, SENDER.sealed()[:21] + data):
        assert isinstance(opened(tried), Unopened)


@given(st.integers(min_value=0), st.integers(1, 255))
def test_one_altered_byte_keeps_a_letter_closed(at: int, by: int) -> None:
    sealed = bytearray(SENDER.sealed())
    sealed[at % len(sealed)] ^= by
    assert isinstance(opened(bytes(sealed)), Unopened)


@given(st.binary(max_size=300))
def test_any_payload_of_a_known_key_is_refused_or_a_report(payload: bytes) -> None:
    assert isinstance(opened(forged_payload(payload)), Unopened)
    assert isinstance(opened(forged_payload(zlib.compress(payload))), Unopened)
