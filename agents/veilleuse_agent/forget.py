# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of an installation: no schedule, no key, no spool, no site."""

import contextlib
from pathlib import Path

from veilleuse_agent import binding, enrolment, installation, memory, site
from veilleuse_agent.exits import Exit, StoppedError
from veilleuse_agent.scheduler import ScheduleError, Scheduler
from veilleuse_agent.spool import Spool


def forget(data: Path, scheduler: Scheduler) -> None:
    """Unschedule the agent and delete all it kept; StoppedError, nothing deleted, if it cannot."""
    try:
        scheduler.remove()
    except ScheduleError as failure:
        raise StoppedError("not_unscheduled", failure, Exit.SCHEDULE) from failure
    if not data.exists():
        return
    with enrolment.exclusive(data):
        installation.forget_identity(data)
        Spool(data).clear()
        for name in (site.NAME, memory.NAME, binding.NAME):
            (data / name).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a run that has just begun, or files that are not ours
        for name in (enrolment.LOCK, installation.LOCK):
            (data / name).unlink(missing_ok=True)
        data.rmdir()
