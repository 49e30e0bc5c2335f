# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agents as the desktop knows them: a key, an epoch, numbered sealed reports."""

import hashlib
from datetime import UTC, datetime

from nacl.signing import SigningKey

from veilleuse.domain.agents import SiteKey
from veilleuse.probes.mail import public_keys, site_name
from veilleuse_agent.acknowledgement import check_ack
from veilleuse_agent.envelope import fingerprint, seal
from veilleuse_agent.protocol import AckMessage, FactMessage, ReportMessage, SiteKeys, Status

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Sender:
    """One installation of the agent, always the same for one name."""

    def __init__(self, name: str, key: SiteKey, *, token: str = "", machine: str = "") -> None:
        self.name = name
        self.key = key
        self.token = token
        self.machine = machine
        self.seed = hashlib.sha256(name.encode()).digest()
        self.epoch = _id(f"epoch of {name}")
        self.id = fingerprint(bytes(SigningKey(self.seed).verify_key))

    def report(self, sequence: int = 1, at: datetime = NINE, **facts: object) -> ReportMessage:
        told = {"os_family": "windows", "host_name": self.name, **facts}
        return ReportMessage(
            site_key=site_name(self.key),
            agent_id=self.id,
            epoch=self.epoch,
            sequence=sequence,
            produced_at=at,
            report_id=_id(f"{self.name} {self.epoch} {sequence}"),
            agent_version="0.1.0",
            token=self.token,
            machine=self.machine,
            facts={
                name.replace("_", ".", 1): FactMessage(value, Status.OK, "test", at)
                for name, value in told.items()
            },
        )

    def sealed(self, sequence: int = 1, at: datetime = NINE, **facts: object) -> bytes:
        return self.seal(self.report(sequence, at, **facts))

    def seal(self, report: ReportMessage) -> bytes:
        public = bytes.fromhex(self.keys.seal)
        return seal(report, agent_seed=self.seed, site_key=public)

    @property
    def keys(self) -> SiteKeys:
        return public_keys(self.key)

    def hear(self, ack: bytes) -> AckMessage:
        """What the site says, checked as the agent checks it."""
        said = check_ack(ack, site_verify_key=bytes.fromhex(self.keys.sign))
        assert said.agent_id == self.id
        return said


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
