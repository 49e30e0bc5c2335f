# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What began and ended this month, good news included."""

from collections.abc import Sequence
from datetime import timedelta

from veilleuse.domain.verdicts import Finding
from veilleuse.tasks.paper.reading import Data, Reading


def changes(reading: Reading) -> Data:
    """What began and ended this month, good news included."""
    say, before = reading.say, reading.before
    lines = [
        *_problems(reading, "fixed", reading.resolved),
        *_problems(reading, "opened" if reading.before else "found", reading.opened),
        *_device_changes(reading),
    ]
    heading = say("changes.heading_first")
    if before is not None:
        heading = say("changes.heading", since=say.end_of(say.local(before.at)))
    most = reading.settings.lines["changes"]
    return {"heading": heading, "lines": lines[:most] or [reading.nothing("changes.nothing")]}


def _problems(reading: Reading, code: str, findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return []
    title = reading.title(findings[0].control)
    if len(findings) == 1:
        return [reading.say(f"changes.{code}_single", title=title)]
    return [reading.say(f"changes.{code}", n=len(findings), title=title)]


def _device_changes(reading: Reading) -> list[str]:
    say, days = reading.say, reading.settings.gone_after_days
    gone = [
        device
        for device in reading.picture.devices
        if reading.month <= say.local(device.last_seen) + timedelta(days=days) < reading.today
    ]
    new = reading.new_devices()
    lines = [say("changes.devices_new", n=len(new))] if new else []
    return [*lines, say("changes.devices_gone", n=len(gone), days=days)] if gone else lines
