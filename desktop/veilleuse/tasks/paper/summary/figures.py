# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The month's key figures as numbers: what two months are compared by."""

from veilleuse.domain.verdicts import FindingState
from veilleuse.tasks.paper.reading import Data, Reading
from veilleuse.tasks.paper.summary.indicators import now, settings_of


def figures(reading: Reading) -> Data:
    """Empty before the first assessment; every name is a code of `i18n` (`figure.<name>`)."""
    picture = reading.picture
    if picture.assessment is None:
        return {}
    exposure = picture.assessment.exposure
    found = [f for f in picture.findings if f.state is not FindingState.RESOLVED]
    numbers: Data = {
        "score": exposure.estimate.score,
        "best": exposure.band.best,
        "worst": exposure.band.worst,
        "letter": exposure.level.letter.value,
        "loss": exposure.estimate.loss,
        "coverage": exposure.coverage.share,
        "devices": len(picture.devices),
        "computers": exposure.coverage.computers,
        "reporting": exposure.coverage.computers_reporting,
        "findings": len(found),
        "accepted": sum(f.state is FindingState.ACCEPTED for f in found),
    }
    counted = {setting.id: now(reading, setting) for setting in settings_of(reading)}
    shares = {f"share_{id_}": one.ok / one.total for id_, one in counted.items() if one.total}
    return {**numbers, **shares}
