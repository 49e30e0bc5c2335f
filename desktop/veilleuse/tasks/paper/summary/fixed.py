# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was put right this month, and by what it is known."""

from collections import Counter

from veilleuse.domain.verdicts import ControlId, FindingState
from veilleuse.tasks.paper.reading import Data, Reading


def fixed(reading: Reading) -> Data:
    """What ended this month; a measurement proves more than a declaration, and it is said which."""
    say = reading.say
    counted: Counter[tuple[ControlId, bool]] = Counter()
    on_devices: set[ControlId] = set()
    for finding in reading.resolved:
        counted[finding.control, bool(finding.proof)] += 1
        if finding.device is not None:
            on_devices.add(finding.control)
    lines = []
    for (control, proven), n in counted.items():
        title = reading.topic(control)
        line = say("fixed.line", n=n, title=title) if control in on_devices else title
        lines.append(say("fixed.proven" if proven else "fixed.declared", line=line))
    waiting = sum(f.state is FindingState.AWAITING_PROOF for f in reading.picture.findings)
    note = say("fixed.waiting", n=waiting) if waiting else ""
    return {**reading.listed("fixed", lines), "note": note}
