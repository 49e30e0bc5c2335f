# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent's messages as the domain's records, every text in them made plain."""

import re
from collections.abc import Mapping
from datetime import datetime

from veilleuse.domain.model import AgentId, Fact, FactStatus, Report
from veilleuse.probes.text import clean
from veilleuse_agent.protocol import TEXT_LIMIT, FactMessage, ReportMessage

_SOURCE_CHARACTERS = 512
_VERSION_CHARACTERS = 32
_PLAIN_ESCAPES = re.compile(r'[^\\]*(?:\\["\\/][^\\]*)*')
"""JSON whose escapes stand for visible characters (RFC 8259, section 7)."""


def report_of(message: ReportMessage, received_at: datetime, *, is_plain: bool = False) -> Report:
    """The report in a message that was checked; times are as the agent's clock said.

    `is_plain`: its bytes were seen to hold plain texts alone.
    """
    return Report(
        agent_id=AgentId(message.agent_id),
        epoch=message.epoch,
        sequence=message.sequence,
        report_id=message.report_id,
        produced_at=message.produced_at,
        received_at=received_at,
        agent_version=_plain(message.agent_version, _VERSION_CHARACTERS),
        facts={
            name: Fact(fact.value, FactStatus(fact.status), fact.source, fact.at)
            if is_plain
            else _fact(fact)
            for name, fact in message.facts.items()
        },
    )


def is_plain_json(data: bytes) -> bool:
    """Whether every text in this JSON shows all it holds: told from the bytes, a run at a time."""
    text = data.decode()
    return text.isprintable() and _PLAIN_ESCAPES.fullmatch(text) is not None


def said_of_itself(facts: Mapping[str, Fact], name: str, characters: int) -> str:
    """The text of a fact that was read, at most so long; empty in every other case."""
    fact = facts.get(name)
    value = fact.value if fact is not None and fact.status is FactStatus.OK else None
    return clean(value, characters) if isinstance(value, str) else ""


def _fact(fact: FactMessage) -> Fact:
    source = _plain(fact.source, _SOURCE_CHARACTERS)
    return Fact(_made_plain(fact.value), FactStatus(fact.status), source, fact.at)


def _made_plain(value: object) -> object:
    """The same value with plain texts; the protocol bounds its depth and its texts."""
    match value:
        case str():
            return _plain(value, TEXT_LIMIT)
        case list():
            return [_made_plain(item) for item in value]
        case dict():
            return {_plain(str(key), TEXT_LIMIT): _made_plain(item) for key, item in value.items()}
        case _:
            return value


def _plain(text: str, characters: int) -> str:
    """Most texts show all they hold; they stay as they are, to the space."""
    return text if text.isprintable() else clean(text, characters)
