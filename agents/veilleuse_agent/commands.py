# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands: each does one thing, says what came of it and gives its exit code."""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import msgspec

from veilleuse_agent.collect.run import collect
from veilleuse_agent.exits import Exit, StoppedError
from veilleuse_agent.facts import collectors_of
from veilleuse_agent.files import write_private
from veilleuse_agent.installation import default_folder, next_turn
from veilleuse_agent.protocol import encode
from veilleuse_agent.report import produce
from veilleuse_agent.saying import say
from veilleuse_agent.schedule import Job
from veilleuse_agent.scheduler import ScheduleError
from veilleuse_agent.site import INTERVAL_HOURS, Policy, Site, SiteError, overruled, under_policy
from veilleuse_agent.surroundings import Surroundings
from veilleuse_agent.words import words

WHOLE_RUN_SECONDS = 600.0
"""A run that lasts longer hangs on something no limit of its own has caught."""


def _run(said: argparse.Namespace, around: Surroundings) -> int:
    from veilleuse_agent.run import run_once  # noqa: PLC0415 - the network is for this command

    time.sleep(random.uniform(0, said.jitter))  # noqa: S311 - spreads machines, guards nothing
    around.give_way()
    with _ended_after(WHOLE_RUN_SECONDS):
        ending = run_once(_data(said), around, out=said.out, folder=said.folder)
    sentence = words()[ending.code].format(place=ending.reason)
    say(sentence.rstrip(), aloud=ending.status is not Exit.DONE)
    return ending.status


def _show(said: argparse.Namespace, around: Surroundings) -> int:
    from veilleuse_agent.show import next_report, readable  # noqa: PLC0415

    around.give_way()
    report = next_report(_data(said), around)
    if said.json:
        _print_json(encode(report))
    else:
        _print(readable(report, words()))
    return Exit.DONE


def _enrol(said: argparse.Namespace, around: Surroundings) -> int:
    from veilleuse_agent.enrolment import enrol, site_of  # noqa: PLC0415

    data, policy = _data(said), around.policy()
    site = overruled(enrol(data, said.kit), policy) if said.kit else site_of(data, around)
    if said.schedule:
        _schedule(data, site, around)
    key = "enrolled_and_scheduled" if said.schedule else "enrolled"
    _print([words()[key].format(place=site.name, hours=site.interval_hours)])
    return Exit.DONE


def _deploy(said: argparse.Namespace, around: Surroundings) -> int:
    from veilleuse_agent.deployment import told  # noqa: PLC0415
    from veilleuse_agent.enrolment import belong, read_site_or_none  # noqa: PLC0415

    data, site = _data(said), told(said)
    if site is not None:
        belong(data, site)
    known = under_policy(read_site_or_none(data), _policy_or_none(around))
    _schedule(data, known, around)
    key = "enrolled_and_scheduled" if known else "scheduled_alone"
    hours = known.interval_hours if known else INTERVAL_HOURS
    _print([words()[key].format(place=known.name if known else "", hours=hours)])
    return Exit.DONE


def _policy_or_none(around: Surroundings) -> Policy:
    """One that is not understood stops each run and says so there, not the installation."""
    try:
        return around.policy()
    except SiteError:
        return Policy()


def _schedule(data: Path, site: Site | None, around: Surroundings) -> None:
    command = (sys.executable, "-m", "veilleuse_agent", "run", "--data", str(data.absolute()))
    package = Path(__file__).parent.parent
    folder, hours = (site.folder, site.interval_hours) if site else ("", INTERVAL_HOURS)
    job = Job(command, package, data.absolute(), folder, hours)
    try:
        around.scheduler.install(job)
    except ScheduleError as failure:
        raise StoppedError("not_scheduled", failure, Exit.SCHEDULE) from failure


def _status(said: argparse.Namespace, around: Surroundings) -> int:
    from veilleuse_agent.status import readable, state_of  # noqa: PLC0415

    state = state_of(_data(said), around)
    if said.json:
        _print_json(msgspec.json.encode(state))
    else:
        _print(readable(state, words()))
    return Exit.DONE


def _forget(said: argparse.Namespace, around: Surroundings) -> int:
    from veilleuse_agent.forget import forget  # noqa: PLC0415

    data = _data(said)
    if not said.yes and not _is_confirmed(words(), data):
        raise StoppedError("not_forgotten", data, Exit.CANCELLED)
    forget(data, around.scheduler)
    _print([words()["forgotten"]])
    return Exit.DONE


def _collect(said: argparse.Namespace, around: Surroundings) -> int:
    data = _data(said)
    turn = next_turn(data)
    around.give_way()
    report = produce(collect(collectors_of(around, data)), turn, datetime.now(UTC))
    _write(said.json, encode(report) + b"\n")
    return Exit.DONE


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Surroundings], int]] = {
    "run": _run,
    "show": _show,
    "enrol": _enrol,
    "deploy": _deploy,
    "status": _status,
    "forget": _forget,
    "collect": _collect,
}


def _data(said: argparse.Namespace) -> Path:
    return Path(said.data or default_folder())


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _print_json(data: bytes) -> None:
    _write(Path("-"), data + b"\n")


def _write(path: Path, data: bytes) -> None:
    try:
        if path == Path("-"):
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_private(path, data)
    except OSError as failure:
        raise StoppedError("output", path, Exit.OUTPUT) from failure


def _is_confirmed(text: Mapping[str, str], data: Path) -> bool:
    sys.stderr.write(text["really_forget"].format(place=data) + " ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"o", "oui", "y", "yes"}


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """The process does not outlive these seconds, whatever it waits for."""

    def end() -> None:
        os.write(2, words()["late"].encode() + b"\n")
        os._exit(Exit.LATE)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
