# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One function for each command; each says its exit code."""

import sys
from collections.abc import Callable
from pathlib import Path

from veilleuse.cli.device_commands import DEVICE_COMMANDS
from veilleuse.cli.explain import show_change, show_explained
from veilleuse.cli.finding_commands import FINDING_COMMANDS
from veilleuse.cli.plan import show_plan, show_tried_out
from veilleuse.cli.progress import follow_round
from veilleuse.cli.register_commands import REGISTER_COMMANDS
from veilleuse.cli.session import DONE, STOPPED, Session
from veilleuse.cli.tables import number
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import CareFunctionId
from veilleuse.domain.rounds import Mode
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.back_up import back_up, recovery_phrase_of, restore_backup
from veilleuse.tasks.desk import Desk, demo_folder, open_desk
from veilleuse.tasks.explain import ChangeTold, NoPastError, day, explain, explain_change
from veilleuse.tasks.export import explained_as_json, records_as_json
from veilleuse.tasks.load_demo import ensure_demo
from veilleuse.tasks.make_round import networks_of
from veilleuse.tasks.picture import Picture, picture
from veilleuse.tasks.plan_week import hours_of, plan_week
from veilleuse.tasks.try_out import try_out
from veilleuse.tasks.weigh_care import weigh_care


class NothingYetError(VeilleuseError):
    """There is no assessment to show."""

    code = "nothing_yet"


def make_round_command(session: Session) -> int:
    """Veilleuse round."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        networks = networks_of(desk, typed.network)
        made = follow_round(
            desk, Mode(typed.mode), networks, session.err, session.words, fast=typed.fast
        )
        shown = picture(desk)
        session.answer(shown)
        mode = session.words(f"mode.{made.mode}")
        session.say("round_done", mode=mode, devices=made.devices, packets=made.packets)
        if made.stopped:
            session.say("round_stopped")
        session.write_pdf(desk)
    finally:
        desk.close()
    return STOPPED if made.stopped else DONE


def status_command(session: Session) -> int:
    """Veilleuse status."""
    session.answer(_read(session.folder))
    return DONE


def report_command(session: Session) -> int:
    """Veilleuse report, whose templates and spreadsheets are loaded for it alone."""
    from veilleuse.cli import report_commands  # noqa: PLC0415

    return report_commands.report_command(session)


def demo_command(session: Session) -> int:
    """Veilleuse demo."""
    folder = demo_folder(session.folder)
    desk = open_desk(folder)
    try:
        ensure_demo(desk)
        session.answer(picture(desk))
        session.write_pdf(desk)
    finally:
        desk.close()
    return DONE


def explain_command(session: Session) -> int:
    """Veilleuse explain."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        told = explain(desk, typed.subject)
        change = _change(desk, typed.since) if typed.since or not typed.subject else None
    finally:
        desk.close()
    if typed.json:
        sys.stdout.write(explained_as_json(told, change) + "\n")
        return DONE
    show_explained(session.out, told, session.words)
    if change is not None:
        show_change(session.out, change, session.words)
    return DONE


def _change(desk: Desk, since: str) -> ChangeTold | None:
    """Nothing to compare with is only refused where a day was asked for."""
    if since:
        return explain_change(desk, day(since))
    try:
        return explain_change(desk)
    except NoPastError:
        return None


def weigh_command(session: Session) -> int:
    """Veilleuse weigh."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        weighed = weigh_care(desk, CareFunctionId(typed.function), typed.weight)
        reassess(desk)
    finally:
        desk.close()
    name = session.words.find(f"care.{weighed.id}") or weighed.id
    session.say("weighed", care=name, share=number(100 * weighed.weight, session.words))
    return DONE


def plan_command(session: Session) -> int:
    """Veilleuse plan."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        planned = plan_week(desk, hours_of(typed.hours))
    finally:
        desk.close()
    if typed.json:
        sys.stdout.write(records_as_json(planned) + "\n")
    else:
        show_plan(session.out, planned, session.words)
    return DONE


def whatif_command(session: Session) -> int:
    """Veilleuse whatif."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        tried = try_out(desk, fixes=typed.fix, findings=typed.finding, events=typed.event)
    finally:
        desk.close()
    if typed.json:
        sys.stdout.write(records_as_json(tried) + "\n")
    else:
        show_tried_out(session.out, tried, session.words)
    return DONE


def backup_command(session: Session) -> int:
    """Veilleuse backup."""
    desk = open_desk(session.folder)
    try:
        session.say("backup_written", path=str(back_up(desk, session.typed.file).resolve()))
    finally:
        desk.close()
    return DONE


def restore_command(session: Session) -> int:
    """Veilleuse restore."""
    kept = restore_backup(session.folder, session.typed.file, session.typed.phrase)
    if kept:
        session.say("restored", path=str(kept.resolve()))
    else:
        session.say("restored_fresh")
    return DONE


def phrase_command(session: Session) -> int:
    """Veilleuse phrase."""
    session.say("phrase")
    session.out.print(recovery_phrase_of(session.folder), markup=False)
    return DONE


def _read(folder: Path) -> Picture:
    desk: Desk = open_desk(folder)
    try:
        shown = picture(desk)
    finally:
        desk.close()
    if shown.assessment is None:
        raise NothingYetError
    return shown


def _about_agents(name: str) -> Callable[[Session], int]:
    """One of the commands about agents, whose network service is loaded for them alone."""

    def run(session: Session) -> int:
        from veilleuse.cli.agent_commands import AGENT_COMMANDS  # noqa: PLC0415

        return AGENT_COMMANDS[name](session)

    return run


def _about_packs(session: Session) -> int:
    """The commands about packs, whose signatures are loaded for them alone."""
    from veilleuse.cli.pack_commands import pack_command  # noqa: PLC0415

    return pack_command(session)


COMMANDS: dict[str, Callable[[Session], int]] = {
    "round": make_round_command,
    "status": status_command,
    "report": report_command,
    "demo": demo_command,
    "explain": explain_command,
    "weigh": weigh_command,
    "plan": plan_command,
    "whatif": whatif_command,
    "backup": backup_command,
    "restore": restore_command,
    "phrase": phrase_command,
    **REGISTER_COMMANDS,
    **FINDING_COMMANDS,
    **DEVICE_COMMANDS,
    "pack": _about_packs,
    **{name: _about_agents(name) for name in ("inbox", "kit", "agents", "import", "keys")},
}
