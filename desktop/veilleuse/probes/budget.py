# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one gate to the network: paces every packet, refuses, keeps the journal."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Network
from veilleuse.domain.rounds import JournalEntry

_LOOK_UP_SECONDS = 0.1
"""A wait is cut in slices so that a stop is heard within a fifth of a second."""


class StoppedError(Exception):
    """A person stopped the round: leave at once, keep what was learnt."""


class RefusedError(Exception):
    """The target is out of bounds: nothing was sent."""


class Clock(Protocol):
    """Time, passed in so that tests need not wait."""

    def monotonic(self) -> float:
        """Seconds that never go back."""

    def sleep(self, seconds: float) -> None:
        """Wait."""

    def now(self) -> datetime:
        """The aware time of day."""


class SystemClock:
    """The machine's own time."""

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def now(self) -> datetime:
        """The aware time of day."""
        return datetime.now(UTC)


@dataclass(slots=True)
class Budget:
    """Thread-safe. A packet is journalled here before it is sent, and never sent otherwise."""

    limits: Limits
    networks: Sequence[Network]
    sink: Callable[[JournalEntry], None]
    stop: Callable[[], bool] = lambda: False
    untouchable: Callable[[Address], bool] = lambda _: False
    clock: Clock = field(default_factory=SystemClock)
    packets: int = 0
    """Sent so far."""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _free_at: float = field(default=float("-inf"), repr=False)
    _device_free_at: dict[Address, float] = field(default_factory=dict, repr=False)

    def spend(
        self,
        probe: str,
        target: Address,
        act: str,
        *,
        port: int | None = None,
        packets: int = 1,
        cost: int | None = None,
    ) -> None:
        """Wait for the turn, then journal. `cost` paces for more packets than are ours.

        RefusedError where target or port is out of bounds, StoppedError after a stop.
        """
        while True:
            self._check(target, port)
            with self._lock:
                wait = self._wait_for(target)
                if wait <= 0:
                    self._take(cost or packets, target)
                    self._journal(probe, target, act, port, packets)
                    return
            self.clock.sleep(min(wait, _LOOK_UP_SECONDS))

    def multicast(self, probe: str, group: Address, port: int, packets: int = 1) -> bool:
        """Journal a question to everybody without waiting; later packets wait the longer.

        False where the round was stopped: then nothing may be sent.
        """
        if not group.is_multicast:
            raise RefusedError(f"{group} is not a multicast group")
        if self.stop():
            return False
        with self._lock:
            self._take(packets, None)
            self._journal(probe, group, "multicast", port, packets)
        return True

    def note(
        self, probe: str, target: Address, act: str, packets: int, *, port: int | None = None
    ) -> None:
        """Journal what another program sent on our behalf, known afterwards."""
        with self._lock:
            self._journal(probe, target, act, port, packets)

    def allows(self, target: Address) -> bool:
        """Whether something may be sent to this address at all."""
        inside = any(
            target.version == network.version and target in network for network in self.networks
        )
        return inside and not target.is_multicast and not self.untouchable(target)

    def pause(self, seconds: float) -> None:
        """Wait, or raise StoppedError as soon as the round is stopped."""
        until = self.clock.monotonic() + seconds
        self.check()
        while (left := until - self.clock.monotonic()) > 0:
            self.clock.sleep(min(left, _LOOK_UP_SECONDS))
            self.check()

    def check(self) -> None:
        """StoppedError where the round was stopped."""
        if self.stop():
            raise StoppedError

    def _check(self, target: Address, port: int | None) -> None:
        self.check()
        if port in self.limits.never_ports:
            raise RefusedError(f"port {port}")
        if not self.allows(target):
            raise RefusedError(str(target))

    def _wait_for(self, target: Address) -> float:
        free_at = max(self._free_at, self._device_free_at.get(target, self._free_at))
        return free_at - self.clock.monotonic()

    def _take(self, cost: int, target: Address | None) -> None:
        now = self.clock.monotonic()
        self._free_at = max(self._free_at, now) + cost / self.limits.packets_per_second
        if target is not None:
            spacing = cost / self.limits.packets_per_second_per_device
            self._device_free_at[target] = now + spacing

    def _journal(
        self, probe: str, target: Address, act: str, port: int | None, packets: int
    ) -> None:
        self.packets += packets
        self.sink(JournalEntry(self.clock.now(), probe, target, act, port, packets))
