# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The luck of each attack: bits drawn from a name, the same on every machine and on every day.

Attack i of a named edge has one fixed number of 32 bits. "Lower than p" is decided for many edges
and attacks at once, and raising p can only turn bits on. Only wrapping arithmetic on whole numbers
of 64 bits is used, which is the same everywhere.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import islice, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]
    Noise = NDArray[np.uint8]

CHUNK = 4096
"""The fewest attacks; the first of them are the same whatever the number of attacks."""
_BITS = 32
_REST = 24
"""The first eight bits of a number decide nearly every attack; the rest is drawn for ties only."""
_AT_ONCE = 1 << 18
"""Attacks decided together: what a processor keeps close to it."""
_ROOM = 1 << 29
"""Bits remembered of what was drawn: 64 MB."""

_TABLES = 40
"""Kept of each kind, for the stretches that a large site is drawn in; 20 MB at the very most."""
_NEVER, _ALWAYS = -1, -2

# Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (SplitMix64), 2014.
_GAMMA = 0x9E3779B97F4A7C15

Key = tuple[str, float]
"""An edge's name and its probability."""


def draw(name: str, probability: float, samples: int) -> int:
    """An integer whose bit i says whether this edge works in attack i."""
    return draw_all([name], [probability], samples)[0]


def draw_all(names: Sequence[str], chances: Sequence[float], samples: int) -> list[int]:
    """The same for many edges, in their order. ValueError unless `samples` is whole chunks."""
    return draw_ways(names, [chances], samples)[0]


def draw_ways(
    names: Sequence[str], several: Sequence[Sequence[float]], samples: int
) -> list[list[int]]:
    """The same for many edges under several chances each: one list for each of `several`."""
    if samples % CHUNK or samples <= 0:
        raise ValueError(samples)
    kept = _memory.of(samples)
    found = [list(map(kept.get, zip(names, chances, strict=True))) for chances in several]
    missing = [at for at, bits in enumerate(zip(*found, strict=True)) if None in bits]
    if missing:
        fresh = [names[at] for at in missing]
        wanted = [[chances[at] for at in missing] for chances in several]
        for bits, chances, drawn in zip(
            found, wanted, Luck(fresh, wanted).among(0, samples), strict=True
        ):
            _memory.keep(samples, dict(zip(zip(fresh, chances, strict=True), drawn, strict=True)))
            for at, one in zip(missing, drawn, strict=True):
                bits[at] = one
    return [[one for one in bits if one is not None] for bits in found]


def remembers(edges: int, samples: int) -> bool:
    """Whether that many draws all stay remembered at once."""
    return edges * samples <= _ROOM


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


class Luck:
    """Many edges, each under one or several chances, drawn for any stretch of the attacks.

    The number of an attack is worked out once for all chances of an edge. Nothing is remembered.
    """

    def __init__(self, names: Sequence[str], several: Sequence[Sequence[float]]) -> None:
        """`several` holds the chances of all edges, once for each way to take the site."""
        # The window is painted before anything is simulated: what loads slowly waits until then.
        import numpy as np  # noqa: PLC0415

        chances = np.clip(np.array(several, dtype=float), 0.0, 1.0)
        self._thresholds = np.rint(chances * (1 << _BITS)).astype(np.uint64)
        self._keys = _keys(names)

    def among(self, first: int, count: int) -> list[list[int]]:
        """Of each way and edge, the attacks from `first` on in which it works; bit 0 is `first`."""
        ways, edges = self._thresholds.shape
        bits = [[0] * edges for _ in range(ways)]
        for alike, rows in self._patterns():
            drawn = [way for way, same_as in enumerate(alike) if same_as == way]
            if drawn:
                self._draw(bits, drawn, rows, first, count)
            for way, same_as in enumerate(alike):
                if same_as not in {way, _NEVER}:
                    certain = repeat((1 << count) - 1)
                    of = certain if same_as == _ALWAYS else map(bits[same_as].__getitem__, rows)
                    for row, attacks in zip(rows, of):  # noqa: B905 one of them has no end
                        bits[way][row] = attacks
        return bits

    def _patterns(self) -> Iterator[tuple[list[int], list[int]]]:
        """Edges grouped by which ways need a draw of their own, for each way one of these:

        the first way with the same chance, `_NEVER` or `_ALWAYS`.
        """
        import numpy as np  # noqa: PLC0415

        thresholds = self._thresholds
        alike = np.empty(thresholds.shape, dtype=np.int8)
        for way, own in enumerate(thresholds):
            same = np.argmax(thresholds == own, axis=0)
            alike[way] = np.where(own == 0, _NEVER, np.where(own >> _BITS, _ALWAYS, same))
        codes = np.zeros(thresholds.shape[1], dtype=np.int64)
        for own in alike:
            codes = codes * (len(alike) + 2) + own + 2
        _, firsts, kind_of = np.unique(codes, return_index=True, return_inverse=True)
        order = np.argsort(kind_of, kind="stable")
        parts = np.split(order, np.cumsum(np.bincount(kind_of))[:-1])
        for one, rows in zip(firsts.tolist(), parts, strict=True):
            yield alike[:, one].tolist(), rows.tolist()

    def _draw(
        self, bits: list[list[int]], ways: Sequence[int], rows: list[int], first: int, count: int
    ) -> None:
        together, size = max(1, _AT_ONCE // count), count // 8
        for start in range(0, len(rows), together):
            some = rows[start : start + together]
            keys = self._keys[some]
            noise = _noise(keys, first, count)
            for way in ways:
                packed = _below(noise, keys, self._thresholds[way, some], first)
                for place, row in enumerate(some):
                    part = packed[place * size : (place + 1) * size]
                    bits[way][row] = int.from_bytes(part, "little")


def _noise(keys: "Words", first: int, count: int) -> "Noise":
    """The first eight bits of the numbers: one row for each key, one column for each attack."""
    import numpy as np  # noqa: PLC0415

    words = _mixed(keys[:, None] + _places(first, count))
    return words.astype("<u8", copy=False).view(np.uint8)


def _below(noise: "Noise", keys: "Words", thresholds: "Words", first: int) -> bytes:
    """Of one key after the other, the attacks whose number lies under the threshold, as bits."""
    import numpy as np  # noqa: PLC0415

    count = noise.shape[1]
    starts = (thresholds >> _REST).astype(np.uint8)[:, None]
    below = noise == starts
    words = np.flatnonzero(below.reshape(-1).view(np.uint64) != 0)  # eight attacks at a glance
    which, place = np.nonzero(below.reshape(-1, 8)[words])
    tied = words[which] * 8 + place
    rows, columns = np.divmod(tied, count)
    last = _mixed(keys[rows] ^ _ranks(first, count)[columns])
    rest = thresholds[rows] & ((1 << _REST) - 1)
    np.less(noise, starts, out=below)
    below.reshape(-1)[tied] = last >> (64 - _REST) < rest
    return np.packbits(below, bitorder="little").tobytes()


@lru_cache(maxsize=_TABLES)
def _places(first: int, count: int) -> "Words":
    """What is added to a key for each eight attacks."""
    import numpy as np  # noqa: PLC0415

    begin = first // 8 + 1
    return np.arange(begin, begin + count // 8, dtype=np.uint64) * np.uint64(_GAMMA)


@lru_cache(maxsize=_TABLES)
def _ranks(first: int, count: int) -> "Words":
    """What a key is mixed with for the rest of each attack's number."""
    import numpy as np  # noqa: PLC0415

    return _mixed(np.arange(first + 1, first + count + 1, dtype=np.uint64))


def _keys(names: Iterable[str]) -> "Words":
    import numpy as np  # noqa: PLC0415

    digests = (blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


def _mixed(words: "Words") -> "Words":
    """Each word scattered over its 64 bits, in place: to allocate takes longer than to compute."""
    import numpy as np  # noqa: PLC0415

    spare = np.empty_like(words)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        np.right_shift(words, np.uint64(shift), out=spare)
        np.bitwise_xor(words, spare, out=words)
        if factor > 1:
            np.multiply(words, np.uint64(factor), out=words)
    return words
