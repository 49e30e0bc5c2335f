# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed about answers and registers: who may enter, whom to call, what was tried."""

from collections.abc import Callable
from pathlib import Path

from veilleuse.catalogue.words import Words
from veilleuse.cli.parser import Parser
from veilleuse.domain.model import AnswerValue
from veilleuse.domain.registers import ContactRole, Known, Road

ACTIONS = ("list", "keep", "drop")


def add_register_arguments(command: Callable[[str], Parser], words: Words) -> None:
    """The commands `answer`, `evidence`, `supplier`, `contact`, `procedure`, `mail`, `guest`."""
    _answer(command("answer"), words)
    _evidence(command("evidence"), words)
    supplier = _register(command("supplier"), words, "NAME")
    for name in ("maintains", "account", "reviewed", "by", "phone", "contract", "note"):
        _text(supplier, words, name)
    supplier.add_argument("--road", choices=[one.value for one in Road], help=words("write.road"))
    supplier.add_argument("--mfa", choices=[one.value for one in Known], help=words("write.mfa"))
    contact = _register(command("contact"), words, "NAME")
    roles = [one.value for one in ContactRole]
    contact.add_argument("--role", choices=roles, help=words("write.role"))
    for name in ("phone", "verified", "by", "note"):
        _text(contact, words, name)
    procedure = _register(command("procedure"), words, "FUNCTION")
    known = [one.value for one in Known]
    procedure.add_argument("--written", choices=known, help=words("write.written"))
    for name in ("printed", "tried", "place"):
        _text(procedure, words, name)
    mail = _register(command("mail"), words, "DOMAIN")
    for name in ("spf", "dmarc", "dkim", "read", "by"):
        _text(mail, words, name)
    guest = _register(command("guest"), words, "ADDRESS", several=True)
    guest.add_argument(
        "--reached", action="append", default=[], metavar="ADDRESS", help=words("write.reached")
    )
    for name in ("on", "by", "network"):
        _text(guest, words, name)


def _answer(parser: Parser, words: Words) -> None:
    values = [value.value for value in AnswerValue]
    parser.add_argument("control", metavar="CONTROL", help=words("cli.control"))
    parser.add_argument("value", choices=values, help=words("cli.value"))
    parser.add_argument("--by", required=True, metavar="NAME", help=words("cli.by"))
    _text(parser, words, "on")
    parser.add_argument("--note", default="", metavar="TEXT", help=words("cli.note"))
    parser.add_argument(
        "--attach",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=words("write.attach"),
    )


def _evidence(parser: Parser, words: Words) -> None:
    parser.add_argument("control", nargs="?", metavar="CONTROL", help=words("write.control"))
    parser.add_argument("--within", type=int, metavar="DAYS", help=words("write.within"))
    parser.add_argument("--check", type=Path, metavar="FILE", help=words("write.check"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _register(parser: Parser, words: Words, metavar: str, *, several: bool = False) -> Parser:
    parser.add_argument(
        "action", nargs="?", choices=ACTIONS, default="list", help=words("write.action")
    )
    about = words(f"write.{metavar.lower()}")
    parser.add_argument("name", nargs="*" if several else "?", metavar=metavar, help=about)
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
    return parser


def _text(parser: Parser, words: Words, name: str) -> None:
    """Absent where it is not typed, so that what stands already stays."""
    days = ("reviewed", "verified", "printed", "tried", "read", "on")
    metavar = "DATE" if name in days else "TEXT"
    parser.add_argument(f"--{name}", metavar=metavar, help=words(f"write.{name}"))
