# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Envelopes of an approved agent, damaged at every layer, through the real store.

VEILLEUSE_MUTATIONS sets how many; `make soak` asks for a hundred thousand.
"""

import os
import random
import zlib
from collections import Counter

from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey
from senders import Sender

from veilleuse.domain.agents import Road, Standing
from veilleuse.domain.letters import Letter
from veilleuse.tasks.decide_agents import approve
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.rotate_keys import site_key
from veilleuse_agent.protocol import encode

COUNT = int(os.environ.get("VEILLEUSE_MUTATIONS", "2000"))
BATCH = 250
HEADER = 21
KEY, SIGNATURE = 32, 64


def damaged(data: bytes, luck: random.Random) -> bytes:
    """Bits flipped, bytes cut, repeated, inserted or replaced; never the same bytes as before."""
    made = data
    while made == data:
        for _ in range(luck.choice((1, 1, 1, 2, 5))):
            made = _hurt(made, luck)
    return made


def _hurt(data: bytes, luck: random.Random) -> bytes:
    at, length = luck.randrange(len(data) + 1), luck.randrange(1, 40)
    head, tail = data[:at], data[at:]
    return luck.choice(
        (
            head + bytes([tail[0] ^ 1 << luck.randrange(8)]) + tail[1:] if tail else head,
            head,
            head + tail[length:],
            head + luck.randbytes(length) + tail,
            head + tail[:64] * luck.randrange(2, 30) + tail,
            head + luck.choice((bytes(8), b"\xff" * 8, b'"\\ud800"')) + tail[8:],
        )
    )


def _inflates(payload: bytes) -> bool:
    try:
        zlib.decompress(payload)
    except zlib.error:
        return False
    return True


class Forger:
    """Whoever has an envelope, or even the machine that wrote it, but not its approval."""

    def __init__(self, sender: Sender, luck: random.Random) -> None:
        self.sender, self.luck = sender, luck
        self.public = bytes.fromhex(sender.keys.seal)
        self.whole = sender.sealed(7)
        self.payload = zlib.compress(encode(sender.report(7)), 9)

    def outside(self) -> bytes:
        return damaged(self.whole, self.luck)

    def inside(self) -> bytes:
        """Sealed well around a damaged key, signature or report."""
        return self._boxed(damaged(self._signed(self.payload), self.luck))

    def unsigned(self) -> bytes:
        """Another report under the signature of the true one."""
        head = self._signed(self.payload)[: KEY + SIGNATURE]
        return self._boxed(head + damaged(self.payload, self.luck))

    def signed(self) -> bytes:
        """Signed by the agent itself around what is no report.

        Two flipped bits in the head of a zlib stream may announce another window and nothing else:
        that is the same report, written and signed by its agent.
        """
        made = damaged(self.payload, self.luck)
        while _inflates(made):
            made = damaged(self.payload, self.luck)
        return self._boxed(self._signed(made))

    def bomb(self) -> bytes:
        size = self.luck.randrange(1024 * 1024, 8 * 1024 * 1024)
        return self._boxed(self._signed(zlib.compress(bytes(size), 9)))

    def _signed(self, payload: bytes) -> bytes:
        signer = SigningKey(self.sender.seed)
        said = b"veilleuse report 1\0" + self.whole[5:HEADER] + payload
        return bytes(signer.verify_key) + signer.sign(said).signature + payload

    def _boxed(self, inner: bytes) -> bytes:
        return self.whole[:HEADER] + SealedBox(PublicKey(self.public)).encrypt(inner)


def test_no_damaged_envelope_is_accepted_and_none_harms_the_inbox(desk) -> None:
    luck = random.Random(COUNT)
    sender = Sender("POSTE-3", site_key(desk), machine="cd" * 16)
    take_many(desk, [Letter(sender.sealed(1), Road.FILE, "by hand")])
    approve(desk, [sender.id])
    before = desk.store.reports(), desk.store.agents()
    forger = Forger(sender, luck)
    ways = (forger.outside,) * 8 + (forger.inside, forger.unsigned, forger.signed) * 4
    refused: Counter[str] = Counter()
    for start in range(0, COUNT, BATCH):
        made = [luck.choice(ways)() for _ in range(min(BATCH, COUNT - start))]
        made[0] = forger.bomb()
        replies = take_many(desk, [Letter(data, Road.HTTP, "10.0.0.66") for data in made])
        assert not any(reply.is_opened for reply in replies)
        refused.update(reply.reason for reply in replies)
    assert (desk.store.reports(), desk.store.agents()) == before
    assert desk.store.agents()[0].standing is Standing.APPROVED
    counted = desk.store.refusals(desk.now().date())
    assert {one.reason: one.count for one in counted} == dict(refused)
    assert refused.total() == COUNT
    assert {"seal", "signature", "magic", "site", "truncated", "compression"} <= refused.keys()
