# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often somebody may knock: one bucket of tokens for each source, and one for everybody."""

from collections import OrderedDict
from ipaddress import IPv6Address, IPv6Network, ip_address

from veilleuse.domain.inbox_limits import InboxLimits

_LINK_BITS = 64
"""An IPv6 host chooses the last 64 bits as it likes (RFC 4291, section 2.5.1)."""


class Rates:
    """Seconds are those of one monotonic clock."""

    def __init__(self, limits: InboxLimits) -> None:
        """Everybody begins with a full bucket."""
        self._limits = limits
        self._everybody = _Bucket(limits.burst, limits.per_minute / 60)
        self._sources: OrderedDict[str, _Bucket] = OrderedDict()

    def allows(self, source: str, now: float) -> bool:
        """Takes one token of the source, then one of everybody's, where there is one."""
        bucket = self._sources.pop(source, None) or _Bucket(
            self._limits.burst_per_source, self._limits.per_minute_per_source / 60
        )
        self._sources[source] = bucket
        if len(self._sources) > self._limits.sources:
            self._sources.popitem(last=False)
        return bucket.takes_one(now) and self._everybody.takes_one(now)


class _Bucket:
    def __init__(self, size: int, per_second: float) -> None:
        self._size = size
        self._per_second = per_second
        self._level = float(size)
        self._at: float | None = None

    def takes_one(self, now: float) -> bool:
        if self._at is not None:
            self._level = min(self._size, self._level + (now - self._at) * self._per_second)
        self._at = now
        if self._level < 1:
            return False
        self._level -= 1
        return True


def source_of(address: str) -> str:
    """Who counts as one: an IPv4 address, or the link of an IPv6 one."""
    try:
        plain = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(plain, IPv6Address):
        if plain.ipv4_mapped is not None:
            return str(plain.ipv4_mapped)
        return str(IPv6Network((plain, _LINK_BITS), strict=False))
    return str(plain)


def is_near(address: str) -> bool:
    """Whether it belongs to this machine or to a private network, as those of agents do."""
    try:
        plain = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(plain, IPv6Address) and plain.ipv4_mapped is not None:
        plain = plain.ipv4_mapped
    return plain.is_private or plain.is_link_local or plain.is_loopback
