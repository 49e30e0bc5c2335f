# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands about agents; each says its exit code."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from veilleuse.cli.agent_tables import agents_table, kits_table, refusals_table
from veilleuse.cli.parser import UsageError
from veilleuse.cli.session import DONE, STOPPED, Session
from veilleuse.domain.agents import KitId
from veilleuse.domain.kits import KitWish
from veilleuse.domain.model import AgentId
from veilleuse.probes.inbox import Place, parse_place
from veilleuse.probes.mail import public_keys, site_name
from veilleuse.tasks.decide_agents import agent_named, approve, revoke
from veilleuse.tasks.desk import Desk, open_desk
from veilleuse.tasks.export import records_as_json, without_tokens
from veilleuse.tasks.import_reports import ReportsImported, import_reports
from veilleuse.tasks.make_kit import make_kit, proposed_addresses, revoke_kit, watched_folder
from veilleuse.tasks.picture import Picture, picture
from veilleuse.tasks.rotate_keys import rotate_keys, site_key
from veilleuse.tasks.run_inbox import RunningInbox

_AWAKE_SECONDS = 0.5
"""Windows does not interrupt a wait without an end."""


def inbox_command(session: Session) -> int:
    """Veilleuse inbox."""
    desk = open_desk(session.folder)
    try:
        folder = session.typed.folder or watched_folder(desk)
        running = RunningInbox(desk, places=_places(session, desk), folder=folder)
        with _asked_to_leave() as leave:
            running.start()
            try:
                _tell_where(session, running)
                while not leave.wait(_AWAKE_SECONDS):
                    pass
            finally:
                running.stop()
        _say(session, "inbox_stopped", n=running.status().arrivals)
    finally:
        desk.close()
    return DONE


def kit_command(session: Session) -> int:
    """Veilleuse kit."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        limits = desk.shelf.inbox
        wish = KitWish(
            systems=tuple(dict.fromkeys(typed.system or ["windows"])),
            days=limits.kit_days if typed.days is None else typed.days,
            uses=limits.kit_uses if typed.uses is None else typed.uses,
            approves=not typed.wait,
            addresses=tuple(typed.address or proposed_addresses(desk)),
            folder=typed.folder,
            label=typed.label,
        )
        kit = make_kit(desk, typed.out, wish, payloads=typed.payloads)
    finally:
        desk.close()
    _say(session, "kit_written", path=str(typed.out.resolve()), id=kit.id)
    return DONE


def agents_command(session: Session) -> int:
    """Veilleuse agents."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        _decide(session, desk)
        _show(session, picture(desk), only_kits=typed.action in {"kits", "revoke-kit"})
    finally:
        desk.close()
    return DONE


def import_command(session: Session) -> int:
    """Veilleuse import."""
    desk = open_desk(session.folder)
    try:
        with _asked_to_leave() as leave:
            done = import_reports(desk, session.typed.file, tell=lambda _: None, stop=leave.is_set)
    finally:
        desk.close()
    _tell_imported(session, done)
    return STOPPED if done.stopped else DONE


def keys_command(session: Session) -> int:
    """Veilleuse keys."""
    desk = open_desk(session.folder)
    try:
        rotate = session.typed.action == "rotate"
        key = rotate_keys(desk) if rotate else site_key(desk)
        if rotate:
            _say(session, "keys_rotated", n=desk.shelf.inbox.key_days)
    finally:
        desk.close()
    public = public_keys(key)
    _say(session, "keys", name=site_name(key), seal=public.seal, sign=public.sign)
    return DONE


AGENT_COMMANDS: Mapping[str, Callable[[Session], int]] = {
    "inbox": inbox_command,
    "kit": kit_command,
    "agents": agents_command,
    "import": import_command,
    "keys": keys_command,
}


def _places(session: Session, desk: Desk) -> tuple[Place, ...] | None:
    typed = session.typed
    if typed.only_folder:
        return ()
    return tuple(parse_place(one, desk.shelf.inbox) for one in typed.listen or ()) or None


def _tell_where(session: Session, running: RunningInbox) -> None:
    status = running.status()
    if status.addresses:
        _say(session, "inbox_listens", addresses=", ".join(status.addresses))
    if status.folder:
        _say(session, "inbox_watches", folder=status.folder)
    if not (status.addresses or status.folder):
        _say(session, "inbox_idle")


def _decide(session: Session, desk: Desk) -> None:
    typed = session.typed
    takes_ids = typed.action in {"approve", "revoke", "revoke-kit"}
    if takes_ids != bool(typed.id):
        code = "cli.refused.required" if takes_ids else "cli.refused.unknown"
        what = "ID" if takes_ids else " ".join(typed.id)
        raise UsageError(
            why=session.words(code, what=what), usage="veilleuse agents [ACTION] [ID …]"
        )
    if typed.action == "revoke-kit":
        for one in typed.id:
            revoke_kit(desk, KitId(one))
    elif takes_ids:
        ids: list[AgentId] = [agent_named(desk, one) for one in typed.id]
        decide = approve if typed.action == "approve" else revoke
        decide(desk, ids, by=typed.by)


def _show(session: Session, shown: Picture, *, only_kits: bool) -> None:
    if session.typed.json:
        told = {"kits": without_tokens(shown.kits)} if only_kits else {
            "agents": shown.agents,
            "refusals": shown.refusals,
            "silent_after_days": shown.silent_after_days,
        }  # fmt: skip
        sys.stdout.write(records_as_json(told) + "\n")
        return
    words = session.words
    if only_kits:
        session.out.print(kits_table(shown.kits, shown.read_at, words))
        return
    table = agents_table(shown.agents, shown.read_at, shown.silent_after_days, words)
    session.out.print(table)
    if shown.refusals:
        session.out.print(refusals_table(shown.refusals, words))


def _tell_imported(session: Session, done: ReportsImported) -> None:
    words = session.words
    refused = [
        {
            "file": one.name,
            "reason": one.reason,
            "told": words.tell(one.error) if one.error else words(f"refused.{one.reason}"),
        }
        for one in done.refused
    ]
    if session.typed.json:
        told = {"kept": done.kept, "repeated": done.repeated, "aside": done.aside}
        sys.stdout.write(records_as_json({**told, "refused": refused}) + "\n")
        return
    _say(session, "imported", kept=done.kept, repeated=done.repeated, aside=done.aside)
    for one in refused:
        session.err.print(f"{one['file']}: {one['told']}", markup=False)


def _say(session: Session, code: str, **values: str | int) -> None:
    session.out.print(session.words(f"agents_said.{code}", **values), markup=False, soft_wrap=True)


@contextmanager
def _asked_to_leave() -> Iterator[threading.Event]:
    """Set by Ctrl-C and by whoever ends the program kindly; a second Ctrl-C ends it at once."""
    leave = threading.Event()

    def asked(_number: int, _frame: FrameType | None) -> None:
        if leave.is_set():
            raise KeyboardInterrupt
        leave.set()

    before = {one: signal.signal(one, asked) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield leave
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
