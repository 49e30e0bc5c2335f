# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of the agent: read, write down, exit."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

import psutil

from veilleuse_agent import __version__
from veilleuse_agent.collect.plan import collectors
from veilleuse_agent.collect.run import collect
from veilleuse_agent.envelope import KEY_SIZE, fingerprint, seal
from veilleuse_agent.files import write_private
from veilleuse_agent.installation import InstallationError, default_folder, next_turn
from veilleuse_agent.protocol import encode
from veilleuse_agent.report import produce
from veilleuse_agent.words import words


class Exit(IntEnum):
    """How a run ended; agents/README.md explains each."""

    DONE = 0
    USAGE = 2
    DATA_FOLDER = 3
    SITE_KEY = 4
    OUTPUT = 5


class _UnusableError(Exception):
    def __init__(self, code: str, place: Path, status: Exit) -> None:
        self.code = code
        self.place = place
        self.status = status
        super().__init__(code, str(place))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the number is the process's exit code."""
    said = _parser().parse_args(arguments)
    try:
        said.run(said)
    except InstallationError as failure:
        return _tell(failure.code, failure.place, Exit.DATA_FOLDER)
    except _UnusableError as failure:
        return _tell(failure.code, failure.place, failure.status)
    return Exit.DONE


def _parser() -> argparse.ArgumentParser:
    text = words()
    parser = argparse.ArgumentParser(prog="veilleuse-agent", description=text["about"])
    parser.add_argument("--version", action="version", version=f"veilleuse-agent {__version__}")
    commands = parser.add_subparsers(required=True, metavar="{collect,seal}")
    plain = commands.add_parser("collect", help=text["collect"])
    plain.add_argument("--json", type=Path, default=Path("-"), metavar="FILE", help=text["json"])
    plain.set_defaults(run=_collect)
    sealed = commands.add_parser("seal", help=text["seal"])
    sealed.add_argument("--site-key", type=Path, required=True, help=text["site_key"])
    sealed.add_argument("--out", type=Path, required=True, metavar="FILE", help=text["out"])
    sealed.set_defaults(run=_seal)
    for command in (plain, sealed):
        command.add_argument("--data", type=Path, metavar="DIR", help=text["data"])
    return parser


def _collect(said: argparse.Namespace) -> None:
    turn = next_turn(said.data or default_folder())
    _give_way()
    report = produce(collect(collectors()), turn, datetime.now(UTC))
    _write(said.json, encode(report) + b"\n")


def _seal(said: argparse.Namespace) -> None:
    site_key = _site_key(said.site_key)
    turn = next_turn(said.data or default_folder())
    _give_way()
    facts = collect(collectors())
    report = produce(facts, turn, datetime.now(UTC), site_key=fingerprint(site_key))
    _write(said.out, seal(report, agent_seed=turn.seed, site_key=site_key))


def _site_key(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            key = bytes.fromhex(file.read(4096).decode("ascii").strip())
    except (OSError, ValueError) as failure:
        raise _UnusableError("site_key_unusable", path, Exit.SITE_KEY) from failure
    if len(key) != KEY_SIZE:
        raise _UnusableError("site_key_unusable", path, Exit.SITE_KEY)
    return key


def _write(path: Path, data: bytes) -> None:
    try:
        if path == Path("-"):
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_private(path, data)
    except OSError as failure:
        raise _UnusableError("output", path, Exit.OUTPUT) from failure


def _give_way() -> None:
    """Everything else on this machine goes first."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(10)


def _tell(code: str, place: Path, status: Exit) -> int:
    sys.stderr.write(words()[code].format(place=place) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
