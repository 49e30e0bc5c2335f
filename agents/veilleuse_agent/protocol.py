# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What agent and desktop write to each other, as JSON. One schema, checked on both sides.

An agent writes reports, the desktop acknowledgements. Nothing else is ever said.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

VERSION = 1
SIZE_LIMIT = 1024 * 1024
"""Bytes of a whole encoded report; a longer one is refused unread."""
ACK_LIMIT = 4096
"""Bytes of a whole acknowledgement."""
FACTS_LIMIT = 200
DEPTH_LIMIT = 8
"""Levels of lists and objects inside the value of one fact."""
TEXT_LIMIT = 4096
"""Characters of any one text inside the value of one fact."""

Hex = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""Sixteen bytes in lower-case hexadecimal."""
Time = Annotated[datetime, msgspec.Meta(tz=True)]
Token = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{32})?\Z")]
PublicKey = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""Thirty-two bytes in lower-case hexadecimal."""
Text = Annotated[str, msgspec.Meta(max_length=64)]
FactName = Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z0-9_.]{0,63}\Z")]


class ProtocolError(Exception):
    """The bytes are not a report of this version, or the report cannot be written as one."""


class Status(StrEnum):
    """How reading a fact went. Absent is not zero, denied is not safe, timeout is not clean."""

    OK = "ok"
    ABSENT = "absent"
    DENIED = "denied"
    ERROR = "error"
    TIMEOUT = "timeout"
    NOT_APPLICABLE = "not_applicable"


class FactMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reading. The value is plain JSON data, null exactly when the status is not ok."""

    value: object
    status: Status
    source: Annotated[str, msgspec.Meta(max_length=512)]
    at: Time

    def __post_init__(self) -> None:
        """A value without an ok, or an ok without a value, is not a fact."""
        if (self.value is None) is (self.status is Status.OK):
            raise ValueError("a fact has a value exactly when its status is ok")


class ReportMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that one agent read in one run, and which run of which installation it was."""

    version: int = VERSION
    site_key: Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{32})?\Z")] = ""
    """Fingerprint of the site's key; empty in a report that no envelope protects."""
    agent_id: Hex
    epoch: Hex
    """Drawn once per installation: sequences of two epochs do not compare."""
    sequence: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    produced_at: Time
    report_id: Hex
    agent_version: Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
    token: Token = ""
    """Of the kit that installed the agent, until the desktop has accepted a first report."""
    machine: Token = ""
    """What tells this machine from a copy of it; empty where the system has nothing of the kind."""
    facts: Annotated[dict[FactName, FactMessage], msgspec.Meta(max_length=FACTS_LIMIT)]


class Verdict(StrEnum):
    """What became of a report that the desktop could open."""

    ACCEPTED = "accepted"
    """It is kept."""
    WAITING = "waiting"
    """It is kept aside until a person has approved the agent."""
    REFUSED = "refused"
    """It is not kept, and sending it again would change nothing."""


class SiteKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an agent must know of a site to write to it and to believe its answers."""

    seal: PublicKey
    """X25519: reports are sealed to it."""
    sign: PublicKey
    """Ed25519: acknowledgements are signed with its private half."""


class AckMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The desktop's word on one report, given once that word is on its disk."""

    version: int = VERSION
    site_key: Hex
    agent_id: Hex
    report_id: Hex
    verdict: Verdict
    reason: Text = ""
    """A code for people and logs; nothing but `begin_anew` decides anything."""
    received_at: Time
    begin_anew: bool = False
    """The agent's numbers were used by another copy of it: it should draw a new epoch."""
    next_keys: SiteKeys | None = None
    """The keys that replace these, while a site changes them."""


class _Versioned(msgspec.Struct):
    version: int


_encoder = msgspec.json.Encoder(order="deterministic")
_version_decoder = msgspec.json.Decoder(_Versioned)
_report_decoder = msgspec.json.Decoder(ReportMessage)
_ack_decoder = msgspec.json.Decoder(AckMessage)


def encode(report: ReportMessage) -> bytes:
    """The report's canonical bytes: the same report always gives the same ones."""
    try:
        data = _encoder.encode(report)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise ProtocolError(f"the report cannot be written: {error}") from error
    if len(data) > SIZE_LIMIT:
        raise ProtocolError(f"the report has {len(data)} bytes, the limit is {SIZE_LIMIT}")
    return data


def decode(data: bytes) -> ReportMessage:
    """The report in these bytes; ProtocolError for anything else, whatever it is."""
    if len(data) > SIZE_LIMIT:
        raise ProtocolError(f"{len(data)} bytes, the limit is {SIZE_LIMIT}")
    try:
        version = _version_decoder.decode(data).version
        if version != VERSION:
            raise ProtocolError(f"version {version}, this program reads version {VERSION}")
        report = _report_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(f"not a report: {error}") from error
    for name, fact in report.facts.items():
        _check_shape(name, fact.value)
    return report


def encode_ack(ack: AckMessage) -> bytes:
    """The acknowledgement's canonical bytes."""
    return _encoder.encode(ack)


def decode_ack(data: bytes) -> AckMessage:
    """The acknowledgement in these bytes; ProtocolError for anything else."""
    if len(data) > ACK_LIMIT:
        raise ProtocolError(f"{len(data)} bytes, the limit is {ACK_LIMIT}")
    try:
        version = _version_decoder.decode(data).version
        if version != VERSION:
            raise ProtocolError(f"version {version}, this program reads version {VERSION}")
        return _ack_decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(f"not an acknowledgement: {error}") from error


def _check_shape(name: str, value: object) -> None:
    level: list[object] = [value]
    for _ in range(DEPTH_LIMIT + 1):
        for item in level:
            if isinstance(item, str) and len(item) > TEXT_LIMIT:
                raise ProtocolError(f"{name}: a text of {len(item)} characters")
        level = [inner for item in level for inner in _inside(item)]
        if not level:
            return
    raise ProtocolError(f"{name}: deeper than {DEPTH_LIMIT} levels")


def _inside(item: object) -> Iterable[object]:
    match item:
        case list():
            return item
        case dict():
            return (*item.keys(), *item.values())
        case _:
            return ()
