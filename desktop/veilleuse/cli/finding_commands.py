# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands about one finding: its work is done, or its risk is taken on for a time."""

from collections.abc import Callable, Mapping

from veilleuse.cli.session import DONE, Session
from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import ControlId
from veilleuse.tasks.declare import accept, mark_done
from veilleuse.tasks.desk import Desk, open_desk
from veilleuse.tasks.explain import day, named_host
from veilleuse.tasks.plan_week import grounds
from veilleuse.tasks.written import line


def done_command(session: Session) -> int:
    """Veilleuse done."""
    control = _about(session, mark_done)
    session.say("awaits_proof", control=control)
    return DONE


def accept_command(session: Session) -> int:
    """Veilleuse accept."""
    typed = session.typed
    until = day(typed.until)

    def take_on(desk: Desk, control: ControlId, device: DeviceId | None) -> None:
        by, because = (line(desk, text, required=True) for text in (typed.by, typed.because))
        accept(desk, control, device, until=until, by=by, because=because)

    control = _about(session, take_on)
    session.say("accepted", control=control, until=until.isoformat())
    return DONE


def _about(
    session: Session, change: Callable[[Desk, ControlId, DeviceId | None], None]
) -> ControlId:
    """Finds what `CONTROL:DEVICE` means; a control of the site has no device."""
    code, _, name = session.typed.finding.partition(":")
    control = ControlId(code.strip())
    desk = open_desk(session.folder)
    try:
        device = named_host(grounds(desk).scene, desk, name.strip()).id if name.strip() else None
        change(desk, control, device)
    finally:
        desk.close()
    return control


FINDING_COMMANDS: Mapping[str, Callable[[Session], int]] = {
    "done": done_command,
    "accept": accept_command,
}
