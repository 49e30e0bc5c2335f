# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an installation is doing: whose it is, what waits, what the desktop said last."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from veilleuse_agent.installation import known_agent_id
from veilleuse_agent.memory import Said, read_memory
from veilleuse_agent.scheduler import ScheduleError
from veilleuse_agent.site import read_site, under_policy
from veilleuse_agent.spool import Spool
from veilleuse_agent.surroundings import Surroundings


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What `status --json` prints. No secret: neither the key nor the token."""

    data: str
    agent_id: str
    site_key: str
    """Fingerprint; empty where the machine is not enrolled."""
    addresses: tuple[str, ...]
    folder: str
    has_token: bool
    """Whether the next report carries one."""
    is_scheduled: bool | None
    """None where the scheduler does not say."""
    waiting: int
    handed: int
    """Of those that wait: left in a drop folder, without an answer yet."""
    pushed_out: int
    damaged: int
    said: Said | None
    last_address: str
    clock_offset_seconds: float | None
    renewed_at: datetime | None


def state_of(data: Path, around: Surroundings) -> State:
    """The state of this installation. Raises InstallationError, SiteError; writes nothing."""
    site, memory = under_policy(read_site(data), around.policy()), read_memory(data)
    entries = Spool(data).entries("")
    token = "" if site is None else site.token
    return State(
        data=str(data),
        agent_id=known_agent_id(data),
        site_key="" if site is None else site.name,
        addresses=() if site is None else site.addresses,
        folder="" if site is None else site.folder,
        has_token=bool(token) and token != memory.spent_token,
        is_scheduled=_is_scheduled(around),
        waiting=len(entries),
        handed=sum(entry.is_handed for entry in entries),
        pushed_out=memory.pushed_out,
        damaged=memory.damaged,
        said=memory.said,
        last_address=memory.last_address,
        clock_offset_seconds=None if memory.offset is None else memory.offset.seconds,
        renewed_at=memory.renewed_at,
    )


def readable(state: State, text: Mapping[str, str]) -> Iterator[str]:
    """Sentences, the ones that ask for something last."""
    yield text["status_agent"].format(agent=state.agent_id or "-", data=state.data)
    if not state.site_key:
        yield text["status_not_enrolled"]
        return
    places = ", ".join((*state.addresses, *filter(None, (state.folder,)))) or "-"
    yield text["status_site"].format(site=state.site_key, places=places)
    yield text["status_scheduled" if state.is_scheduled else "status_not_scheduled"]
    yield text["status_waiting"].format(count=state.waiting, handed=state.handed)
    yield from _about_the_past(state, text)


def _about_the_past(state: State, text: Mapping[str, str]) -> Iterator[str]:
    if state.said is None:
        yield text["status_silent"]
    else:
        said = text[f"verdict_{state.said.verdict}"]
        reason = f" ({state.said.reason})" if state.said.reason else ""
        yield text["status_said"].format(at=_local(state.said.at), said=f"{said}{reason}")
    if state.clock_offset_seconds is not None:
        way = "status_clock_behind" if state.clock_offset_seconds < 0 else "status_clock_ahead"
        yield text[way].format(seconds=abs(state.clock_offset_seconds))
    if state.pushed_out or state.damaged:
        yield text["status_lost"].format(pushed_out=state.pushed_out, damaged=state.damaged)
    if state.renewed_at is not None:
        yield text["status_renewed"].format(at=_local(state.renewed_at))


def _is_scheduled(around: Surroundings) -> bool | None:
    try:
        return around.scheduler.is_installed()
    except ScheduleError:
        return None


def _local(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
