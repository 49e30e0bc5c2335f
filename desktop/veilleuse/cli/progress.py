# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A round followed on a terminal: what it is doing, and Ctrl-C to stop it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from veilleuse.catalogue.words import Words
from veilleuse.domain.model import Network
from veilleuse.domain.rounds import Mode, Round
from veilleuse.domain.rounds import Progress as Step
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.make_round import make_round


def follow_round(
    desk: Desk,
    mode: Mode,
    networks: tuple[Network, ...],
    console: Console,
    words: Words,
    *,
    fast: bool = False,
) -> Round:
    """Makes the round; the first Ctrl-C stops it cleanly, the second ends the program."""
    stop = threading.Event()
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[detail]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar, _interrupt_sets(stop):
        line = bar.add_task("", detail="")
        said: list[str] = []

        def tell(step: Step) -> None:
            name = words(f"step.{step.step}")
            if not console.is_terminal and step.step not in said:
                said.append(step.step)
                console.print(f"{name}…", markup=False)
            bar.update(
                line, description=name, completed=step.done, total=step.total, detail=step.detail
            )

        return make_round(desk, mode, networks, tell=tell, stop=stop.is_set, fast=fast)


@contextmanager
def _interrupt_sets(stop: threading.Event) -> Iterator[None]:
    def interrupted(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
