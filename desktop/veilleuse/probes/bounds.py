# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which addresses are out of bounds, as the look goes on and learns."""

import threading
from collections.abc import Iterable, Sequence

from veilleuse.domain.classify import DoNotTouch, Rulebook, guess
from veilleuse.domain.model import (
    UNTOUCHABLE,
    Address,
    Device,
    DeviceClass,
    Evidence,
    HardwareAddress,
)


class Bounds:
    """Thread-safe. An address once out of bounds stays so until the look is over."""

    def __init__(
        self, rules: Rulebook, do_not_touch: DoNotTouch, known: Sequence[Device] = ()
    ) -> None:
        """`known` devices put their addresses out, or vouch for their own network cards."""
        self._rules = rules
        self._do_not_touch = do_not_touch
        self._lock = threading.Lock()
        self._evidence: dict[Address, dict[Evidence, None]] = {}
        self._hardware: dict[Address, dict[HardwareAddress, None]] = {}
        barred = [each for each in known if _is_barred(each) or do_not_touch.covers(each)]
        self._out = {address for each in barred for address in each.addresses}
        self._barred = {own for each in barred for own in each.hardware}
        self._vouched = {
            own
            for each in known
            if each.class_by_hand and each.device_class is not DeviceClass.UNKNOWN
            for own in each.hardware
        } - self._barred

    def is_out(self, address: Address) -> bool:
        """Whether nothing may be sent to it."""
        return address in self._out or any(
            address.version == network.version and address in network
            for network in self._do_not_touch.networks
        )

    def hardware(self, address: Address) -> frozenset[HardwareAddress]:
        """The hardware addresses seen behind it."""
        with self._lock:
            return frozenset(self._hardware.get(address, ()))

    def learn(
        self,
        address: Address,
        evidence: Iterable[Evidence],
        hardware: HardwareAddress | None = None,
    ) -> bool:
        """Take note, and say whether the address is now out of bounds."""
        with self._lock:
            told = self._evidence.setdefault(address, {})
            told.update(dict.fromkeys(evidence))
            cards = self._hardware.setdefault(address, {})
            if hardware is not None:
                cards[hardware] = None
            if self._alarms(tuple(told), tuple(cards)):
                self._out.add(address)
        return self.is_out(address)

    def _alarms(self, told: Sequence[Evidence], cards: Sequence[HardwareAddress]) -> bool:
        starts = tuple(start.lower() for start in self._do_not_touch.hardware)
        if any(own in self._barred or own.startswith(starts) for own in cards):
            return True
        if self._vouched.intersection(cards):
            return False
        return guess(told, cards, self._rules).never_probe


def _is_barred(device: Device) -> bool:
    return device.never_probe or device.device_class in UNTOUCHABLE
