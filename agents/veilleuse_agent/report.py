# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts become a report: dated, numbered, signed for nobody yet, and never too long to send."""

import os
from collections.abc import Mapping
from datetime import datetime

import msgspec

from veilleuse_agent import __version__
from veilleuse_agent.installation import Turn
from veilleuse_agent.protocol import SIZE_LIMIT, FactMessage, ReportMessage, Status

_MARGIN = 8 * 1024
"""Bytes left for what is not facts."""


def produce(
    facts: Mapping[str, FactMessage],
    turn: Turn,
    at: datetime,
    *,
    site_key: str = "",
    token: str = "",
    machine: str = "",
) -> ReportMessage:
    """The report of one run; facts that would make it too long become errors, the longest first."""
    return ReportMessage(
        site_key=site_key,
        agent_id=turn.agent_id,
        epoch=turn.epoch,
        sequence=turn.sequence,
        produced_at=at,
        report_id=os.urandom(16).hex(),
        agent_version=__version__,
        token=token,
        machine=machine,
        facts=fitting(facts, SIZE_LIMIT - _MARGIN),
    )


def fitting(facts: Mapping[str, FactMessage], limit: int) -> dict[str, FactMessage]:
    """The facts, the longest ones replaced by an error until the rest fits in `limit` bytes."""
    kept = dict(facts)
    sizes = {name: len(msgspec.json.encode(fact)) + len(name) + 4 for name, fact in kept.items()}
    while sizes and sum(sizes.values()) > limit:
        longest = max(sizes, key=sizes.__getitem__)
        size = sizes.pop(longest)
        fact = kept[longest]
        source = f"{fact.source[:400]}: {size} bytes, too long to report"
        kept[longest] = FactMessage(None, Status.ERROR, source, fact.at)
        limit -= len(msgspec.json.encode(kept[longest])) + len(longest) + 4
    return kept
