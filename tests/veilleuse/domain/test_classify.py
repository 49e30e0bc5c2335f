# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identification: what rules say together, and what may be touched."""

from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.domain.classify import (
    DoNotTouch,
    Guess,
    Match,
    Rule,
    Rulebook,
    guess,
    is_local,
    may_touch,
    sentence,
)
from veilleuse.domain.model import UNTOUCHABLE, Device, DeviceClass, DeviceId, Evidence

AT = datetime(2026, 11, 2, tzinfo=UTC)
SHIPPED, POLICY = load_rules(), load_policy()
EXAMPLES = [Evidence(rule.kind, rule.example) for rule in SHIPPED.rules]
DELL, NOBODY, RANDOM = "00:14:22:00:00:01", "ac:de:48:00:00:01", "02:11:32:00:00:01"


def _rule(number: str, pattern: str, **fields) -> Rule:
    given = {
        "id": number, "kind": "k", "how": Match.EQUALS, "pattern": pattern, "source": "s",
        "example": pattern,
    }  # fmt: skip
    return Rule(**(given | fields))


def _says(number: str, pattern: str, device_class: DeviceClass, weight: float, **fields) -> Rule:
    return _rule(number, pattern, says_class=device_class, weight=weight, **fields)


def _evidence(*values: str) -> list[Evidence]:
    return [Evidence("k", value) for value in values]


def test_nothing_known_is_unknown_without_confidence() -> None:
    assert guess((), (), SHIPPED) == Guess()
    assert guess([Evidence("tcp.open", "65000")], [NOBODY], SHIPPED) == Guess()


def test_rules_for_one_class_add_up_and_the_same_rule_counts_once() -> None:
    rules = Rulebook((_says("a", "x", DeviceClass.NAS, 0.5), _says("b", "y", DeviceClass.NAS, 0.5)))
    assert guess(_evidence("x"), (), rules).confidence == pytest.approx(0.5)
    both = guess(_evidence("x", "y", "x"), (), rules)
    assert both.confidence == pytest.approx(0.75)
    assert both.reasons == ("a", "b")


def test_a_rule_for_another_class_takes_away() -> None:
    rules = Rulebook(
        (_says("a", "x", DeviceClass.NAS, 0.8), _says("b", "y", DeviceClass.SERVER, 0.5))
    )
    found = guess(_evidence("x", "y"), (), rules)
    assert found.device_class is DeviceClass.NAS
    assert 0.5 < found.confidence < 0.8
    assert found.reasons == ("a",)


def test_a_tie_goes_to_the_class_that_is_left_alone() -> None:
    rules = Rulebook(
        (_says("a", "x", DeviceClass.WORKSTATION, 0.6), _says("b", "y", DeviceClass.MEDICAL, 0.6))
    )
    assert guess(_evidence("x", "y"), (), rules).device_class is DeviceClass.MEDICAL


@pytest.mark.parametrize("device_class", sorted(UNTOUCHABLE))
def test_the_weakest_sign_of_care_forbids_to_probe(device_class) -> None:
    rules = Rulebook(
        (_says("a", "x", DeviceClass.SERVER, 0.99), _says("b", "y", device_class, 0.01))
    )
    found = guess(_evidence("x", "y"), (), rules)
    assert found.device_class is DeviceClass.SERVER
    assert found.never_probe


def test_vendor_and_product_come_from_the_weightiest_rule_that_knows_them() -> None:
    rules = Rulebook(
        (
            _says("a", "x", DeviceClass.NAS, 0.9, says_vendor="Acme"),
            _says("b", "y", DeviceClass.NAS, 0.5, says_vendor="Other", says_product="Box"),
        )
    )
    found = guess(_evidence("y", "x"), (), rules)
    assert (found.vendor, found.product) == ("Acme", "Box")


def test_a_pattern_may_read_the_product() -> None:
    rules = Rulebook((_rule("a", r"^(?P<product>LaserJet \w+)", how=Match.REGEX),))
    assert guess(_evidence("LaserJet M402 (x)"), (), rules).product == "LaserJet M402"


@pytest.mark.parametrize(
    ("how", "pattern", "text", "matches"),
    [
        (Match.EQUALS, "IPCAM", "ipcam", True),
        (Match.EQUALS, "IPCAM", "ipcam2", False),
        (Match.PREFIX, "axis-", "AXIS-accc8e", True),
        (Match.PREFIX, "axis-", "my axis-", False),
        (Match.WORD, "Ascom", "Ascom Unite", True),
        (Match.WORD, "Ascom", "Dascom printer", False),
        (Match.WORD, "Ascom", "Jascom", False),
        (Match.WORD, "Vity", "Racktivity", False),
        (Match.WORD, "a+b", "x a+b y", True),
    ],
)
def test_patterns_meet_texts_as_they_say(how, pattern, text, matches) -> None:
    rules = Rulebook((_rule("a", pattern, how=how),))
    assert bool(rules.hits(Evidence("k", text))) is matches
    assert not rules.hits(Evidence("other", text))


def test_the_longest_block_wins() -> None:
    rules = Rulebook(
        (
            _rule("wide", "70b3d5", how=Match.BLOCK),
            _rule("narrow", "70b3d5abc 8c1f640", how=Match.BLOCK),
        )
    )
    assert getattr(rules.maker("70:b3:d5:ab:c1:23"), "id", None) == "narrow"
    assert getattr(rules.maker("70:b3:d5:11:11:11"), "id", None) == "wide"
    assert getattr(rules.maker("8c:1f:64:01:11:11"), "id", None) == "narrow"
    assert rules.maker("8c:1f:64:11:11:11") is None


def test_a_locally_administered_address_has_no_maker() -> None:
    assert is_local(RANDOM)
    assert not is_local(DELL)
    assert guess((), [RANDOM], SHIPPED).vendor == ""
    assert guess((), [DELL], SHIPPED).vendor == "Dell"


def test_a_bad_rule_is_found_on_loading() -> None:
    with pytest.raises(ValueError, match="a"):
        Rulebook((_rule("a", "(", how=Match.REGEX),))
    with pytest.raises(ValueError, match="twice"):
        Rulebook((_rule("a", "x"), _rule("a", "y")))


def test_a_reason_has_a_sentence() -> None:
    code, values = sentence(_rule("a", "x", kind="mdns.service", says_vendor="Acme"))
    assert code == "rule.mdns_service"
    assert values == {"vendor": "Acme", "pattern": "x", "example": "x"}


@given(st.permutations(EXAMPLES[:12]))
def test_the_order_of_evidence_does_not_matter(evidence) -> None:
    assert guess(evidence, (DELL,), SHIPPED) == guess(EXAMPLES[:12], (DELL,), SHIPPED)


@given(st.lists(st.sampled_from(EXAMPLES), max_size=12))
def test_any_evidence_gives_a_bounded_guess_whose_reasons_exist(evidence) -> None:
    found = guess(evidence, (), SHIPPED)
    assert 0.0 <= found.confidence < 1.0
    assert all(SHIPPED.by_id[reason].says_class is found.device_class for reason in found.reasons)
    assert found.never_probe or found.device_class not in UNTOUCHABLE


def _device(device_class: DeviceClass = DeviceClass.UNKNOWN, **fields) -> Device:
    given = {
        "id": DeviceId("a"), "device_class": device_class, "confidence": 0.9, "reasons": (),
        "first_seen": AT, "last_seen": AT, "addresses": (IPv4Address("192.168.1.9"),),
    }  # fmt: skip
    return Device(**(given | fields))


@pytest.mark.parametrize(
    ("device", "allowed"),
    [
        (_device(DeviceClass.WORKSTATION), True),
        (_device(DeviceClass.PRINTER), True),
        (_device(DeviceClass.MEDICAL), False),
        (_device(DeviceClass.MEDICAL, class_by_hand=True), False),
        (_device(DeviceClass.WORKSTATION, never_probe=True), False),
        (_device(DeviceClass.SERVER, confidence=0.1), False),
        (_device(DeviceClass.SERVER, confidence=0.1, class_by_hand=True), True),
        (_device(), False),
        (_device(class_by_hand=True), False),
        (_device(hardware=(NOBODY,)), False),
        (_device(hardware=(DELL,)), True),
        (_device(hardware=(RANDOM,)), True),
        (_device(evidence=(Evidence("name.mdns", "poste"),)), True),
        (_device(evidence=(Evidence("mdns.service", "_x._tcp"),)), True),
        (_device(evidence=(Evidence("ssdp.server", "x"),)), True),
        (_device(evidence=(Evidence("tcp.open", "80"),)), False),
    ],
)
def test_who_may_be_touched(device, allowed) -> None:
    assert may_touch(device, DoNotTouch(), POLICY) is allowed


@pytest.mark.parametrize(
    "bars",
    [
        DoNotTouch(networks=(IPv4Network("192.168.1.9/32"),)),
        DoNotTouch(networks=(IPv4Network("192.168.0.0/16"),)),
        DoNotTouch(hardware=("00:14:22",)),
        DoNotTouch(hardware=("00:14:22:00:00:01",)),
    ],
)
def test_what_a_person_put_out_of_bounds_is_not_touched(bars) -> None:
    device = _device(DeviceClass.WORKSTATION, hardware=(DELL,), class_by_hand=True)
    assert may_touch(device, DoNotTouch(), POLICY)
    assert not may_touch(device, bars, POLICY)
