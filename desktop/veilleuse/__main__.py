# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the parts are put together: the window, or one command without it."""

import importlib
import importlib.util
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from veilleuse import __version__
from veilleuse.catalogue.words import LANGUAGES, Words, words
from veilleuse.cli.arguments import parse
from veilleuse.domain.errors import VeilleuseError


class WindowMissingError(VeilleuseError):
    """Qt is not there: only the commands can be used."""

    code = "desktop_missing"


log = logging.getLogger(__name__)

UNEXPECTED, USAGE, DATA, REFUSED, NOTHING_YET, STOPPED = 1, 2, 3, 4, 5, 130

EXITS: Mapping[str, int] = {
    "usage": USAGE,
    "nothing_yet": NOTHING_YET,
    "network_invalid": REFUSED,
    "network_too_large": REFUSED,
    "network_public": REFUSED,
    "fast_refused": REFUSED,
    "unknown_control": REFUSED,
    "not_a_question": REFUSED,
    "no_such_finding": REFUSED,
    "written_blank": REFUSED,
    "written_long": REFUSED,
    "written_ahead": REFUSED,
    "register_full": REFUSED,
    "no_such_entry": REFUSED,
    "entry_unnamed": REFUSED,
    "entry_stays": REFUSED,
    "bad_address": REFUSED,
    "attachment_unreadable": REFUSED,
    "attachment_too_large": REFUSED,
    "attachments_too_many": REFUSED,
    "unknown_subject": REFUSED,
    "device_gone": REFUSED,
    "device_split": REFUSED,
    "proposal_gone": REFUSED,
    "ambiguous_subject": REFUSED,
    "bad_hours": REFUSED,
    "nothing_to_mend": REFUSED,
    "unknown_finding": REFUSED,
    "unknown_event": REFUSED,
    "event_elsewhere": REFUSED,
    "bad_day": REFUSED,
    "unknown_care": REFUSED,
    "bad_weight": REFUSED,
    "no_past": NOTHING_YET,
    "backup_foreign": REFUSED,
    "no_window": REFUSED,
    "listen_invalid": REFUSED,
    "listen_failed": REFUSED,
    "kit_invalid": REFUSED,
    "pack_unreadable": REFUSED,
    "pack_too_large": REFUSED,
    "pack_tampered": REFUSED,
    "pack_foreign": REFUSED,
    "pack_older": REFUSED,
    "pack_reason": REFUSED,
    "pack_expired": REFUSED,
    "pack_newer": REFUSED,
    "pack_root": REFUSED,
    "pack_key": REFUSED,
    "source_malformed": REFUSED,
    "source_newer": REFUSED,
    "source_too_large": REFUSED,
    "sources_missing": REFUSED,
    "kit_limits": REFUSED,
    "kit_no_road": REFUSED,
    "kit_exists": REFUSED,
    "unknown_agent": REFUSED,
    "unknown_kit": REFUSED,
    "bad_month": REFUSED,
    "not_archived": NOTHING_YET,
    "paper_too_large": REFUSED,
    "subject_missing": USAGE,
    "unknown_export": REFUSED,
    "unknown_fix": REFUSED,
    "unknown_framework": REFUSED,
}
"""Exit code of each error; the others are about the data folder or the database."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs what was typed and returns its exit code; never shows a traceback."""
    typed = list(sys.argv[1:] if argv is None else argv)
    said = words(_language(typed, os.environ))
    try:
        return _run(typed, said)
    except VeilleuseError as error:
        sys.stderr.write(said.tell(error) + "\n")
        if error.code == "usage":
            sys.stderr.write(f"{error.details['usage']}\n")
        return EXITS.get(error.code, DATA)
    except KeyboardInterrupt:
        return STOPPED
    except Exception:  # the last line of defence: a person gets a sentence, the log gets the rest
        log.exception("unexpected")
        sys.stderr.write(said("error.unexpected", log=_log_file() or "stderr") + "\n")
        return UNEXPECTED


def _run(argv: list[str], said: Words) -> int:
    typed = parse(argv, said)
    if typed.version:
        sys.stdout.write(f"veilleuse {__version__}\n")
        return 0
    if typed.command == "selftest":
        return _selftest(said)
    # What a command needs is loaded once it is known: the window need not wait for the rest.
    desk = importlib.import_module("veilleuse.tasks.desk")
    folder: Path = getattr(typed, "data", None) or desk.default_folder()
    desk.make_private(folder)
    _keep_log(folder, "veilleuse-inbox.log" if typed.command == "inbox" else "veilleuse.log")
    if typed.command and not getattr(typed, "window", False):
        commands = importlib.import_module("veilleuse.cli.commands")
        code: int = commands.COMMANDS[typed.command](commands.Session(typed, folder, said))
        return code
    return _open_window(folder, said, demo=typed.command == "demo")


def _selftest(said: Words) -> int:
    """Touches nobody's data: an installation is looked at before anybody relies on it."""
    cli = importlib.import_module("veilleuse.cli.selftest")

    def window() -> bool:
        if importlib.util.find_spec("PySide6") is None:
            return False
        works: bool = importlib.import_module("veilleuse.ui.selftest").window_works()
        return works

    code: int = cli.show_selftest(said, [("window", window)])
    return code


def _open_window(folder: Path, said: Words, *, demo: bool) -> int:
    try:
        application = importlib.import_module("veilleuse.ui.application")
    except ImportError as error:
        raise WindowMissingError(what=error.name or str(error)) from error

    def opened() -> object:
        """Off the GUI thread: the tasks are loaded behind the painted window, not before it."""
        actions = importlib.import_module("veilleuse.ui.desk_actions")
        return actions.open_actions(folder, said.language, demo=demo)

    code: int = application.run(opened, language=said.language)
    return code


def _language(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """What was asked for, else the system's language, else French."""
    for before, value in zip(["", *argv], argv, strict=False):
        asked = value.partition("=")[2] if value.startswith("--lang=") else value
        if asked in LANGUAGES and (before == "--lang" or value.startswith("--lang=")):
            return asked
    for name in ("VEILLEUSE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name, "")[:2] in LANGUAGES:
            return environment[name][:2]
    return "fr"


def _keep_log(folder: Path, name: str) -> None:
    """One file for each program that runs for long: two would rotate it under each other."""
    handler = RotatingFileHandler(
        folder / name, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)


def _log_file() -> str:
    handlers = logging.getLogger().handlers
    return next((h.baseFilename for h in handlers if isinstance(h, RotatingFileHandler)), "")


if __name__ == "__main__":
    sys.exit(main())
