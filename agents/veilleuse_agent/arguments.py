# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be written on the command line."""

import argparse
from pathlib import Path

from veilleuse_agent import __version__
from veilleuse_agent.words import words


def parser() -> argparse.ArgumentParser:
    """The parser; what it gives has `command`, and the options of that command."""
    text = words()
    whole = argparse.ArgumentParser(prog="veilleuse-agent", description=text["about"])
    whole.add_argument("--version", action="version", version=f"veilleuse-agent {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text[name], description=text[name])
        added.add_argument("--data", type=Path, metavar="DIR", help=text["data"])
        return added

    run = command("run")
    run.add_argument("--out", type=Path, metavar="FILE", help=text["out"])
    run.add_argument("--folder", type=Path, metavar="DIR", help=text["folder"])
    run.add_argument("--jitter", type=_seconds, default=0, metavar="SECONDS", help=text["jitter"])
    command("show").add_argument("--json", action="store_true", help=text["as_json"])
    enrol = command("enrol")
    enrol.add_argument("--kit", type=Path, metavar="PATH", help=text["kit"])
    enrol.add_argument("--schedule", action="store_true", help=text["schedule"])
    deploy = command("deploy")
    for name in ("kit", "beside", "address", "folder", "seal-key", "sign-key", "token"):
        deploy.add_argument(f"--{name}", default="", metavar="TEXT", help=text[f"deploy_{name}"])
    command("status").add_argument("--json", action="store_true", help=text["as_json"])
    command("forget").add_argument("--yes", action="store_true", help=text["yes"])
    collect = command("collect")
    collect.add_argument("--json", type=Path, default=Path("-"), metavar="FILE", help=text["json"])
    return whole


def _seconds(text: str) -> int:
    seconds = int(text)
    if not 0 <= seconds <= 86400:
        raise ValueError(text)
    return seconds
