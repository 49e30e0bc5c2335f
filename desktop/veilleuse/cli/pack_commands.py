# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`veilleuse pack`: one function for each action; each says its exit code."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from veilleuse.cli.pack_tables import show_log, show_preview, show_standing
from veilleuse.cli.parser import UsageError
from veilleuse.cli.session import DONE, Session
from veilleuse.domain.rounds import Progress
from veilleuse.probes.packs.errors import PackOlderError
from veilleuse.probes.packs.keys import KEY_VARIABLE
from veilleuse.tasks.build_pack import build_pack
from veilleuse.tasks.desk import Desk, clock, open_desk
from veilleuse.tasks.export import records_as_json
from veilleuse.tasks.import_pack import PackPreview, examine_pack, import_pack, preview_pack
from veilleuse.tasks.pack_in_force import follow_pack, pack_notices, pack_standing
from veilleuse.tasks.pack_trust import trust_root
from veilleuse.tasks.publish_pack import make_pack_keys, publish_pack

REFUSED = 4
_YES = frozenset({"o", "oui", "y", "yes"})


def pack_command(session: Session) -> int:
    """Veilleuse pack."""
    return _ACTIONS[session.typed.action](session)


def _show(session: Session) -> int:
    desk = open_desk(session.folder)
    try:
        if session.typed.file is None:
            follow_pack(desk)
            _in_force(session, desk)
        else:
            _tell(session, examine_pack(desk, session.typed.file))
    finally:
        desk.close()
    return DONE


def _in_force(session: Session, desk: Desk) -> None:
    standing = pack_standing(desk)
    if session.typed.json:
        sys.stdout.write(records_as_json(standing) + "\n")
        return
    show_standing(session.out, standing, session.words)
    for notice in pack_notices(desk, standing):
        told = session.words(f"notice.{notice.code}", detail=notice.detail)
        session.out.print(told, style="yellow", markup=False)


def _verify(session: Session) -> int:
    desk = open_desk(session.folder)
    try:
        seen = examine_pack(desk, _file(session))
    finally:
        desk.close()
    _tell(session, seen)
    if seen.is_older:
        raise PackOlderError(
            made=seen.after.made_on.isoformat(), current=seen.before.made_on.isoformat()
        )
    return DONE


def _import(session: Session) -> int:
    path = _file(session)
    desk = open_desk(session.folder)
    try:
        follow_pack(desk)
        seen = preview_pack(desk, path, tell=_progress(session))
        _tell(session, seen)
        if not (session.typed.yes or _confirmed(session)):
            session.say("pack_not_imported")
            return REFUSED
        import_pack(desk, seen, older_because=session.typed.older_because, tell=_progress(session))
    finally:
        desk.close()
    session.say("pack_imported", on=seen.after.made_on.isoformat())
    return DONE


def _log(session: Session) -> int:
    desk = open_desk(session.folder)
    try:
        log = desk.store.pack_log()
    finally:
        desk.close()
    if session.typed.json:
        sys.stdout.write(records_as_json(log) + "\n")
    else:
        show_log(session.out, log, session.words)
    return DONE


def _trust(session: Session) -> int:
    path = _file(session)
    desk = open_desk(session.folder)
    try:
        entry = trust_root(desk, path)
    finally:
        desk.close()
    session.say("pack_trusted", digest=entry.sha256[:16])
    return DONE


def _build(session: Session) -> int:
    typed = session.typed
    named = os.environ.get(KEY_VARIABLE, "")
    key = typed.key or (Path(named) if named else None)
    if typed.sources is None or typed.out is None or key is None:
        raise _usage(session, "pack.build_needs")
    at = clock()
    built = build_pack(typed.sources, at, tell=_progress(session))
    roots = sorted(typed.roots.glob("*root.json")) if typed.roots else ()
    made = publish_pack(built, key, typed.out, at, roots=roots)
    for name in built.left_aside:
        session.say("pack_left_aside", file=name)
    for kind in built.contents.absent:
        session.say("pack_without", kind=session.words(f"source_kind.{kind}"))
    session.say("pack_written", path=str(made.path.resolve()), size=made.size // 1024)
    return DONE


def _keys(session: Session) -> int:
    if session.typed.out is None:
        raise _usage(session, "pack.keys_need")
    root = make_pack_keys(session.typed.out, clock(), after=session.typed.after)
    session.say("pack_keys_made", path=str(root.resolve().parent))
    return DONE


def _file(session: Session) -> Path:
    path: Path | None = session.typed.file
    if path is None:
        raise _usage(session, "pack.file_needed")
    return path


def _usage(session: Session, code: str) -> UsageError:
    return UsageError(why=session.words(code), usage=session.words("pack.usage"))


def _tell(session: Session, seen: PackPreview) -> None:
    if session.typed.json:
        told = {
            "contents": seen.after,
            "before": seen.before,
            "expires": seen.expires,
            "sha256": seen.sha256,
            "is_older": seen.is_older,
            "effect": seen.effect,
        }
        sys.stdout.write(records_as_json(told) + "\n")
    else:
        show_preview(session.out, seen, session.words)


def _progress(session: Session) -> Callable[[Progress], None]:
    def tell(step: Progress) -> None:
        name = session.words(f"step.{step.step}")
        session.err.print(f"{name} {step.detail}".rstrip() + "…", markup=False)

    return tell


def _confirmed(session: Session) -> bool:
    """What a person answers; a program that asks nobody has to say --yes."""
    if not sys.stdin.isatty():
        return False
    session.err.print(session.words("pack.confirm"), markup=False, end=" ")
    return sys.stdin.readline().strip().casefold() in _YES


_ACTIONS: Mapping[str, Callable[[Session], int]] = {
    "show": _show,
    "verify": _verify,
    "import": _import,
    "log": _log,
    "trust": _trust,
    "build": _build,
    "keys": _keys,
}
