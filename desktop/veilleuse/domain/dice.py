# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The luck of each attack: bits drawn from a name, the same on every machine and on every day.

Attack i of a named edge has one fixed number of 32 bits. "Lower than p" is decided for many edges
and attacks at once, and raising p can only turn bits on. Only wrapping arithmetic on whole numbers
of 64 bits is used, which is the same everywhere.
"""

import threading
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

CHUNK = 4096
"""The fewest attacks; the first of them are the same whatever the number of attacks."""
_BITS = 32
_REST = 24
"""The first eight bits of a number decide nearly every attack; the rest is drawn for ties only."""
_AT_ONCE = 1 << 17
"""Attacks decided together: what a processor keeps close to it."""
_ROOM = 1 << 30
"""Bits remembered of what was drawn: 128 MB."""

# Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (SplitMix64), 2014.
_GAMMA = 0x9E3779B97F4A7C15

Key = tuple[str, float]
"""An edge's name and its probability."""


def draw(name: str, probability: float, samples: int) -> int:
    """An integer whose bit i says whether this edge works in attack i."""
    return draw_all([name], [probability], samples)[0]


def draw_all(names: Sequence[str], chances: Sequence[float], samples: int) -> list[int]:
    """The same for many edges, in their order. ValueError unless `samples` is whole chunks."""
    if samples % CHUNK or samples <= 0:
        raise ValueError(samples)
    kept = _memory.of(samples)
    found = [kept.get(edge) for edge in zip(names, chances, strict=True)]
    missing = [at for at, bits in enumerate(found) if bits is None]
    if missing:
        drawn = _drawn([names[at] for at in missing], [chances[at] for at in missing], samples)
        _memory.keep(
            samples,
            {(names[at], chances[at]): bits for at, bits in zip(missing, drawn, strict=True)},
        )
        for at, bits in zip(missing, drawn, strict=True):
            found[at] = bits
    return [bits for bits in found if bits is not None]


def forget() -> None:
    """Throws away what is remembered, so that the next draw starts cold."""
    _memory.clear()


class _Memory:
    """What was drawn lately, by number of attacks; the oldest gives way."""

    def __init__(self) -> None:
        self._kept: dict[int, dict[Key, int]] = {}
        self._lock = threading.Lock()

    def of(self, samples: int) -> dict[Key, int]:
        return self._kept.setdefault(samples, {})

    def keep(self, samples: int, drawn: dict[Key, int]) -> None:
        with self._lock:
            kept = self.of(samples)
            kept.update(drawn)
            surplus = len(kept) - _ROOM // samples
            for edge in list(islice(kept, max(0, surplus))):
                del kept[edge]

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


_memory = _Memory()


def _drawn(names: Sequence[str], chances: Sequence[float], samples: int) -> list[int]:
    # The window is painted before anything is simulated: what takes long to load waits until then.
    import numpy as np  # noqa: PLC0415

    thresholds = np.rint(np.clip(chances, 0.0, 1.0) * (1 << _BITS)).astype(np.uint64)
    bits = [0] * len(names)
    certain = (1 << samples) - 1
    for at in np.flatnonzero(thresholds >> _BITS).tolist():
        bits[at] = certain
    open_ones = np.flatnonzero((thresholds > 0) & (thresholds >> _BITS == 0))
    together = max(1, _AT_ONCE // samples)
    places = np.arange(1, samples // 8 + 1, dtype=np.uint64) * np.uint64(_GAMMA)
    keys = _keys(names[at] for at in open_ones.tolist())
    limits, size = thresholds[open_ones], samples // 8
    for start in range(0, len(open_ones), together):
        part = slice(start, start + together)
        packed = _below(keys[part], limits[part], places)
        for row, at in enumerate(open_ones[part].tolist()):
            bits[at] = int.from_bytes(packed[row * size : (row + 1) * size], "little")
    return bits


def _below(keys: "Words", thresholds: "Words", places: "Words") -> bytes:
    """Of one key after the other, the attacks whose number lies under the threshold, as bits."""
    import numpy as np  # noqa: PLC0415

    noise = _mixed(keys[:, None] + places).astype("<u8", copy=False).view(np.uint8)
    first = (thresholds >> _REST).astype(np.uint8)[:, None]
    below = noise < first
    tied = np.flatnonzero(noise == first)  # many times as fast as `nonzero` in two dimensions
    rows, columns = np.divmod(tied, noise.shape[1])
    last = _mixed(keys[rows] ^ _mixed((columns + 1).astype(np.uint64)))
    rest = thresholds[rows] & ((1 << _REST) - 1)
    below.reshape(-1)[tied] = last >> (64 - _REST) < rest
    return np.packbits(below, bitorder="little").tobytes()


def _keys(names: Iterable[str]) -> "Words":
    import numpy as np  # noqa: PLC0415

    digests = (blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def _mixed(words: "Words") -> "Words":
    """Each word scattered over its 64 bits."""
    words = words.copy()
    words ^= words >> 30
    words *= 0xBF58476D1CE4E5B9
    words ^= words >> 27
    words *= 0x94D049BB133111EB
    words ^= words >> 31
    return words
