# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed about devices: what they are, which are one, what is proposed."""

import argparse
from collections.abc import Callable

from veilleuse.catalogue.words import Words
from veilleuse.cli.parser import Parser
from veilleuse.domain.model import DeviceClass

YES, NO = "yes", "no"


def add_device_arguments(command: Callable[[str], Parser], words: Words) -> None:
    """The commands `devices`, `device` and `propose`."""
    command("devices").add_argument("--json", action="store_true", help=words("cli.json"))
    _device(command("device"), words)
    _propose(command("propose"), words)


def _device(parser: Parser, words: Words) -> None:
    parser.add_argument("device", metavar="DEVICE", help=words("device_option.device"))
    parser.add_argument("--name", metavar="TEXT", help=words("device_option.name"))
    kinds = [one.value for one in DeviceClass]
    parser.add_argument(
        "--class", dest="kind", choices=kinds, metavar="CLASS", help=words("device_option.class")
    )
    parser.add_argument("--never-probe", choices=(YES, NO), help=words("device_option.never_probe"))
    group = parser.add_mutually_exclusive_group()
    _several(group, "--merge", "DEVICE", words("device_option.merge"))
    _several(group, "--split", "KEY", words("device_option.split"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))


def _several(group: argparse._ActionsContainer, name: str, metavar: str, about: str) -> None:
    group.add_argument(name, action="append", default=[], metavar=metavar, help=about)


def _propose(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--zone", action="append", default=[], metavar="CIDR=NAME", help=words("device_option.zone")
    )
    parser.add_argument(
        "--care", action="append", default=[], metavar="FUNCTION", help=words("device_option.care")
    )
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
