# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed letters opened with the keys of the site, and the acknowledgements it signs."""

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nacl.public import PrivateKey
from nacl.signing import SigningKey

from veilleuse.domain.admission import Admission, Arrival, Outcome
from veilleuse.domain.agents import SiteKey
from veilleuse.domain.letters import Letter
from veilleuse.probes.messages import is_plain_json, report_of, said_of_itself
from veilleuse_agent.acknowledgement import sign_ack
from veilleuse_agent.envelope import (
    ENVELOPE_LIMIT,
    MAGIC,
    EnvelopeError,
    Refusal,
    addressee,
    fingerprint,
    open_envelope,
)
from veilleuse_agent.protocol import AckMessage, SiteKeys, Verdict

__all__ = [
    "ENVELOPE_LIMIT",
    "MAGIC",
    "Mailbox",
    "Opened",
    "Unopened",
    "public_keys",
    "site_name",
    "token_hash",
]

NAME_CHARACTERS = 64
"""Of what a machine calls itself: a label of the DNS has 63 octets (RFC 1035, section 2.3.4)."""
SYSTEM_CHARACTERS = 80

_VERDICTS = {
    Outcome.KEPT: Verdict.ACCEPTED,
    Outcome.REPEATED: Verdict.ACCEPTED,
    Outcome.ASIDE: Verdict.WAITING,
    Outcome.REFUSED: Verdict.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter whose seals all hold."""

    arrival: Arrival
    key: SiteKey
    """The one it was sealed to."""


@dataclass(frozen=True, slots=True)
class Unopened:
    """A letter that stays closed, as a code of `refused.<code>`."""

    reason: str


class Mailbox:
    """Opens letters and signs answers with the keys of one site."""

    def __init__(self, keys: Sequence[SiteKey]) -> None:
        """The key that counts first, then the retired ones that still open."""
        self._by_name = {site_name(key): key for key in keys}
        self._current = keys[0] if keys else None

    def open(self, letter: Letter, at: datetime) -> Opened | Unopened:
        """What is in the letter that arrived `at`, or why it stays closed; never raises."""
        if letter.unread:
            return Unopened(letter.unread)
        try:
            key = self._by_name.get(addressee(letter.data))
            if key is None:
                return Unopened(Refusal.SITE)
            found = open_envelope(letter.data, site_private_key=key.seal)
        except EnvelopeError as error:
            return Unopened(error.refusal)
        message = found.report
        plain = is_plain_json(zlib.decompress(found.payload))
        report = report_of(message, at, is_plain=plain)
        arrival = Arrival(
            report=report,
            agent_key=found.agent_key.hex(),
            token_hash=token_hash(message.token) if message.token else "",
            machine=message.machine,
            road=letter.road,
            source=letter.source,
            name=said_of_itself(report.facts, "host.name", NAME_CHARACTERS),
            system=said_of_itself(report.facts, "os.name", SYSTEM_CHARACTERS),
        )
        return Opened(arrival, key)

    def acknowledge(self, opened: Opened, admission: Admission, at: datetime) -> bytes:
        """The site's word in the name of the key the letter was sealed to.

        Where that key is retired, the word names those that took its place.
        """
        retired = self._current is not None and opened.key != self._current
        report = opened.arrival.report
        ack = AckMessage(
            site_key=site_name(opened.key),
            agent_id=report.agent_id,
            report_id=report.report_id,
            verdict=_VERDICTS[admission.outcome],
            reason=admission.reason,
            received_at=at,
            begin_anew=admission.begin_anew,
            next_keys=public_keys(self._current) if self._current and retired else None,
        )
        return sign_ack(ack, site_seed=opened.key.sign)


def public_keys(key: SiteKey) -> SiteKeys:
    """What agents must know of it."""
    return SiteKeys(
        seal=bytes(PrivateKey(key.seal).public_key).hex(),
        sign=bytes(SigningKey(key.sign).verify_key).hex(),
    )


def site_name(key: SiteKey) -> str:
    """The fingerprint that envelopes name, 32 hexadecimal digits."""
    return fingerprint(bytes(PrivateKey(key.seal).public_key))


def token_hash(token: str) -> str:
    """As `Kit.token_hash`."""
    return hashlib.sha256(token.encode()).hexdigest()
