# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs, bounded and stoppable."""

import sys
import time

import pytest

from veilleuse.probes.budget import StoppedError
from veilleuse.probes.child import ChildError, ask


def _python(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_what_the_program_writes_is_returned(make_budget) -> None:
    assert ask(_python("print('é')"), make_budget(), 10, 100).decode().strip() == "é"


def test_a_program_that_is_not_there_is_an_error(make_budget) -> None:
    with pytest.raises(ChildError):
        ask(["/nowhere/program"], make_budget(), 10, 100)


def test_a_failure_tells_its_last_words(make_budget) -> None:
    with pytest.raises(ChildError, match="exit 3 no luck"):
        ask(
            _python("import sys; print('no luck', file=sys.stderr); sys.exit(3)"),
            make_budget(),
            10,
            9,
        )


def test_a_program_that_takes_too_long_is_ended(make_budget) -> None:
    with pytest.raises(ChildError, match="more than 0 s"):
        ask(_python("import time; time.sleep(60)"), make_budget(), 0.1, 100)


def test_a_program_that_writes_too_much_is_ended(make_budget) -> None:
    script = "import sys\nwhile True: sys.stdout.write('x' * 10000)"
    with pytest.raises(ChildError, match="more than 5000 bytes"):
        ask(_python(script), make_budget(), 10, 5000)


def test_a_stop_ends_the_program_at_once(make_budget) -> None:
    began = time.monotonic()
    budget = make_budget(stop=lambda: time.monotonic() - began > 0.2)
    with pytest.raises(StoppedError):
        ask(_python("import time; time.sleep(60)"), budget, 60, 100)
    assert time.monotonic() - began < 1
