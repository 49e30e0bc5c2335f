# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The luck of each attack: bits drawn from a name, the same on every machine and on every day.

Attack i of a named edge has one fixed number between 0 and 1, held as bit planes: plane k is an
integer whose bit i is the k-th binary digit of that number. "Lower than p" is then decided for a
whole chunk of attacks at once, and raising p can only turn bits on.
"""

from functools import lru_cache
from hashlib import shake_128

CHUNK = 4096
"""Attacks drawn at once; the first chunk is the same whatever the number of attacks."""
_PLANE = CHUNK // 8
_PLANES = 16
_BLOCKS = 2
_BITS = _PLANES * _BLOCKS
ALL = (1 << CHUNK) - 1


def draw(name: str, probability: float, samples: int) -> int:
    """An integer whose bit i says whether this edge works in attack i."""
    if samples % CHUNK or samples <= 0:
        raise ValueError(samples)
    threshold = round(min(max(probability, 0.0), 1.0) * (1 << _BITS))
    if threshold == 0:
        return 0
    if threshold == 1 << _BITS:
        return (1 << samples) - 1
    return _trial(name, threshold) if samples == CHUNK else _long(name, threshold, samples)


@lru_cache(maxsize=65_536)  # 0.6 kB each
def _trial(name: str, threshold: int) -> int:
    return _below(threshold, _remembered_planes(name), name, 0)


@lru_cache(maxsize=8_192)  # 9 kB each at 65,536 attacks
def _long(name: str, threshold: int, samples: int) -> int:
    chunks = [_trial(name, threshold)] + [
        _below(threshold, _planes(name, chunk, 0), name, chunk)
        for chunk in range(1, samples // CHUNK)
    ]
    return int.from_bytes(b"".join(c.to_bytes(_PLANE, "little") for c in chunks), "little")


@lru_cache(maxsize=4_096)  # 9 kB each
def _remembered_planes(name: str) -> tuple[int, ...]:
    return _planes(name, 0, 0)


def _planes(name: str, chunk: int, block: int) -> tuple[int, ...]:
    """Sixteen binary digits of a chunk of numbers, the most significant first."""
    noise = shake_128(f"{name}\n{chunk}\n{block}".encode()).digest(_PLANE * _PLANES)
    return tuple(
        int.from_bytes(noise[start : start + _PLANE], "little")
        for start in range(0, len(noise), _PLANE)
    )


def _below(threshold: int, planes: tuple[int, ...], name: str, chunk: int) -> int:
    """Compares digit by digit until every attack is decided; more digits are seldom needed."""
    below, tied = 0, ALL
    for block in range(_BLOCKS):
        for plane in planes if block == 0 else _planes(name, chunk, block):
            threshold <<= 1
            ones = tied & plane
            if threshold >> _BITS & 1:
                below |= tied ^ ones
                tied = ones
            else:
                tied ^= ones
            if not tied:
                return below
    return below
