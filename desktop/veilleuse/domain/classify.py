# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a device is, guessed from evidence by rules that are data; and whether it may be touched."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from math import prod

from veilleuse.domain.model import (
    UNTOUCHABLE,
    Device,
    DeviceClass,
    Evidence,
    HardwareAddress,
    Network,
)

BLOCK_DIGITS = (9, 7, 6)
"""Hexadecimal digits of the registry's 36, 28 and 24-bit blocks, longest first."""


class Match(StrEnum):
    """How a rule's pattern meets a text. None minds upper and lower case."""

    EQUALS = "equals"
    PREFIX = "prefix"
    WORD = "word"
    REGEX = "regex"
    BLOCK = "block"
    """Blocks of hardware addresses, in hexadecimal digits, separated by blanks."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that evidence can say. A regular expression may name a group `product`."""

    id: str
    kind: str
    how: Match
    pattern: str
    source: str
    example: str
    says_class: DeviceClass | None = None
    weight: float = 0.0
    """How often the class is right where the rule matches, in [0, 1[."""
    says_vendor: str = ""
    says_product: str = ""
    never_probe: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """What the rules say of a device; `reasons` are ids of rules, the weightiest first."""

    device_class: DeviceClass = DeviceClass.UNKNOWN
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()
    vendor: str = ""
    product: str = ""
    never_probe: bool = False


@dataclass(frozen=True)
class Rulebook:
    """Rules arranged for use. ValueError on a pattern that does not compile or an id used twice."""

    rules: tuple[Rule, ...]
    registered: Callable[[HardwareAddress], str] = field(
        default=lambda _: "", repr=False, compare=False
    )
    """Who made a card by the public registry, where no rule names a maker; empty for nobody."""
    recognise: Callable[[Evidence], Evidence | None] = field(
        default=lambda _: None, repr=False, compare=False
    )
    """What a library of fingerprints makes of one answer: further evidence for the rules."""

    def __post_init__(self) -> None:
        """Compile everything once, so that a bad rule is found on loading."""
        if len(self.by_id) != len(self.rules):
            raise ValueError("a rule id is there twice")
        _ = self._texts, self._blocks

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Rules by id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _texts(self) -> Mapping[str, tuple[tuple[re.Pattern[str], Rule], ...]]:
        texts: dict[str, list[tuple[re.Pattern[str], Rule]]] = {}
        for rule in self.rules:
            if rule.how is not Match.BLOCK:
                texts.setdefault(rule.kind, []).append((_compiled(rule), rule))
        return {kind: tuple(pairs) for kind, pairs in texts.items()}

    @cached_property
    def _blocks(self) -> Mapping[str, Rule]:
        return {
            block: rule
            for rule in self.rules
            if rule.how is Match.BLOCK
            for block in rule.pattern.split()
        }

    def hits(self, evidence: Evidence) -> tuple[tuple[Rule, str], ...]:
        """The rules that match, each with the product its pattern found."""
        told = self._hits(evidence)
        further = self.recognise(evidence)
        return told if further is None else (*told, *self._hits(further))

    def _hits(self, evidence: Evidence) -> tuple[tuple[Rule, str], ...]:
        found = []
        for pattern, rule in self._texts.get(evidence.kind, ()):
            match = pattern.search(evidence.value)
            if match:
                product = match.groupdict().get("product") or rule.says_product
                found.append((rule, product))
        return tuple(found)

    def maker(self, hardware: HardwareAddress) -> Rule | None:
        """The rule of the longest registered block; none for a locally administered address."""
        if is_local(hardware):
            return None
        digits = hardware.replace(":", "")
        found = (self._blocks.get(digits[:length]) for length in BLOCK_DIGITS)
        return next((rule for rule in found if rule), None)


@dataclass(frozen=True, slots=True)
class Policy:
    """When a device of unknown class may be connected to; reasons in fingerprints/policy.toml."""

    least_confidence: float
    """Below it a guessed class counts as unknown."""
    volunteered: frozenset[str]
    """Kinds of evidence by which a device introduces itself as general-purpose."""
    general: frozenset[str] = field(default=frozenset(), repr=False)
    """Hardware blocks of makers of general computing equipment."""
    local_addresses: bool = True
    """Whether a locally administered hardware address speaks for a virtual machine or a phone."""


@dataclass(frozen=True, slots=True)
class DoNotTouch:
    """What a person put out of bounds: networks, and hardware addresses or their start."""

    networks: tuple[Network, ...] = ()
    hardware: tuple[str, ...] = ()

    def covers(self, device: Device) -> bool:
        """Whether any address of the device, past or present, is out of bounds."""
        return any(
            address.version == network.version and address in network
            for address in device.addresses
            for network in self.networks
        ) or any(
            own.startswith(start.lower()) for own in device.hardware for start in self.hardware
        )


def sentence(rule: Rule) -> tuple[str, dict[str, str]]:
    """The code of resources/i18n that tells why the rule spoke, and what fills it."""
    words = {"vendor": rule.says_vendor, "pattern": rule.pattern, "example": rule.example}
    return f"rule.{rule.kind.replace('.', '_')}", words


def is_local(hardware: HardwareAddress) -> bool:
    """Whether the address is locally administered: randomised or virtual (IEEE 802, bit 0x02)."""
    return bool(int(hardware[:2], 16) & 0x02)


def guess(
    evidence: Iterable[Evidence], hardware: Sequence[HardwareAddress], rules: Rulebook
) -> Guess:
    """The likeliest class. Rules for one class add up, rules for another take away."""
    hits: dict[str, tuple[Rule, str]] = {}
    for item in evidence:
        for rule, product in rules.hits(item):
            hits.setdefault(rule.id, (rule, product))
    makers = {maker.id: (maker, "") for own in hardware if (maker := rules.maker(own))}
    found = sorted((hits | makers).values(), key=lambda hit: (-hit[0].weight, hit[0].id))
    device_class, confidence = _likeliest([rule for rule, _ in found])
    return Guess(
        device_class=device_class,
        confidence=confidence,
        reasons=tuple(rule.id for rule, _ in found if rule.says_class is device_class),
        vendor=next((rule.says_vendor for rule, _ in found if rule.says_vendor), "")
        or next((name for own in hardware if (name := rules.registered(own))), ""),
        product=next((product for _, product in found if product), ""),
        never_probe=any(rule.never_probe or rule.says_class in UNTOUCHABLE for rule, _ in found),
    )


def may_touch(device: Device, do_not_touch: DoNotTouch, policy: Policy) -> bool:
    """Whether anything may be sent to the device beyond address resolution."""
    if device.never_probe or device.device_class in UNTOUCHABLE or do_not_touch.covers(device):
        return False
    if device.class_by_hand and device.device_class is not DeviceClass.UNKNOWN:
        return True
    known = device.device_class is not DeviceClass.UNKNOWN
    return (known and device.confidence >= policy.least_confidence) or _is_robust(device, policy)


def _is_robust(device: Device, policy: Policy) -> bool:
    if any(item.kind in policy.volunteered for item in device.evidence):
        return True
    return any(
        policy.local_addresses if is_local(own) else _is_general(own, policy)
        for own in device.hardware
    )


def _is_general(hardware: HardwareAddress, policy: Policy) -> bool:
    digits = hardware.replace(":", "")
    return any(digits[:length] in policy.general for length in BLOCK_DIGITS)


def _likeliest(found: Sequence[Rule]) -> tuple[DeviceClass, float]:
    """Noisy-or within a class; between classes exactly one is true, or none."""
    doubt: dict[DeviceClass, float] = {}
    for rule in found:
        if rule.says_class is not None:
            doubt[rule.says_class] = doubt.get(rule.says_class, 1.0) * (1.0 - rule.weight)
    if not doubt:
        return DeviceClass.UNKNOWN, 0.0
    alone = {
        own: (1.0 - doubt[own]) * prod(left for other, left in doubt.items() if other is not own)
        for own in doubt
    }
    best = max(alone, key=lambda own: (alone[own], own in UNTOUCHABLE, own))
    return best, alone[best] / (sum(alone.values()) + prod(doubt.values()))


def _compiled(rule: Rule) -> re.Pattern[str]:
    match rule.how:
        case Match.EQUALS:
            text = rf"\A{re.escape(rule.pattern)}\Z"
        case Match.PREFIX:
            text = rf"\A{re.escape(rule.pattern)}"
        case Match.WORD:
            text = rf"(?<![^\W_]){re.escape(rule.pattern)}(?![^\W_])"
        case _:
            text = rule.pattern
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{rule.id}: {error}") from error
