# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from veilleuse.catalogue.words import LANGUAGES, Words
from veilleuse.cli.agent_arguments import add_agent_arguments
from veilleuse.cli.device_arguments import add_device_arguments
from veilleuse.cli.finding_arguments import add_finding_arguments
from veilleuse.cli.pack_arguments import add_pack_arguments
from veilleuse.cli.parser import Parser
from veilleuse.cli.register_arguments import add_register_arguments
from veilleuse.cli.report_arguments import add_report_arguments
from veilleuse.domain.rounds import Mode

Command = Callable[[str], Parser]


def parse(argv: Sequence[str], words: Words) -> argparse.Namespace:
    """The typed command; UsageError where it is not understood."""
    return _build(words).parse_args(argv)


def _build(words: Words) -> Parser:
    parser = Parser(
        words=words,
        prog="veilleuse",
        about=words("cli.about"),
        epilog=words("cli.exits"),
    )
    _shared(parser, words)
    parser.add_argument("--version", action="store_true", help=words("cli.version"))
    commands = parser.add_subparsers(
        dest="command",
        title=words("cli.commands"),
        metavar="",
        parser_class=Parser,
    )

    def command(name: str) -> Parser:
        about = words(f"cli.command.{name}")
        made = commands.add_parser(name, help=about, about=about, words=words)
        _shared(made, words)
        return made

    _round(command("round"), words)
    command("status").add_argument("--json", action="store_true", help=words("cli.json"))
    add_report_arguments(command("report"), words)
    _demo(command("demo"), words)
    add_register_arguments(command, words)
    add_finding_arguments(command, words)
    _explain(command("explain"), words)
    _weigh(command("weigh"), words)
    _plan(command("plan"), words)
    _whatif(command("whatif"), words)
    _safekeeping(command, words)
    add_device_arguments(command, words)
    command("selftest")
    add_agent_arguments(command, words)
    add_pack_arguments(command, words)
    return parser


def _shared(parser: Parser, words: Words) -> None:
    absent = argparse.SUPPRESS  # else the sub-command's default would undo what stood before it
    parser.add_argument("--data", type=Path, metavar="DIR", default=absent, help=words("cli.data"))
    parser.add_argument("--lang", choices=LANGUAGES, default=absent, help=words("cli.lang"))


def _round(parser: Parser, words: Words) -> None:
    modes = [mode.value for mode in Mode]
    parser.add_argument("--mode", choices=modes, default=Mode.QUIET.value, help=words("cli.mode"))
    parser.add_argument(
        "--network", action="append", default=[], metavar="CIDR", help=words("cli.network")
    )
    parser.add_argument("--fast", action="store_true", help=words("cli.fast"))
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=words("cli.pdf"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _demo(parser: Parser, words: Words) -> None:
    parser.add_argument("--window", action="store_true", help=words("cli.window"))
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=words("cli.pdf"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _explain(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "subject", nargs="?", default="", metavar="SUBJECT", help=words("cli.subject")
    )
    parser.add_argument("--since", default="", metavar="DATE", help=words("cli.since"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _weigh(parser: Parser, words: Words) -> None:
    parser.add_argument("function", metavar="FUNCTION", help=words("cli.function"))
    parser.add_argument("weight", metavar="WEIGHT", help=words("cli.weight"))


def _plan(parser: Parser, words: Words) -> None:
    parser.add_argument("--hours", required=True, metavar="HOURS", help=words("cli.hours"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _whatif(parser: Parser, words: Words) -> None:
    for name, metavar in (("fix", "ID"), ("finding", "CONTROL"), ("event", "CODE")):
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar=f"{metavar}[:DEVICE]",
            help=words(f"cli.{name}"),
        )
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _safekeeping(command: Command, words: Words) -> None:
    command("backup").add_argument("file", type=Path, metavar="FILE", help=words("cli.backup_file"))
    restore = command("restore")
    restore.add_argument("file", type=Path, metavar="FILE", help=words("cli.restore_file"))
    restore.add_argument("--phrase", metavar="TEXT", help=words("cli.phrase"))
    command("phrase")
