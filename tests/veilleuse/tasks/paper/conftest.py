# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of sites for the paper: ordinary, empty, tiny, hostile and large."""

from dataclasses import replace

import pytest
from paper_sites import HOSTILE, NOW, site_picture, trend

from veilleuse.domain.model import Site
from veilleuse.tasks.picture import Picture


@pytest.fixture
def ordinary() -> Picture:
    return site_picture(60, lines=3)


@pytest.fixture
def empty() -> Picture:
    return Picture(NOW, Site("Clinique des Roses"), None, (), (), (), None, None)


@pytest.fixture
def tiny() -> Picture:
    return replace(site_picture(1), trend=trend(1))


@pytest.fixture
def hostile() -> Picture:
    return site_picture(40, HOSTILE, lines=12)


@pytest.fixture
def large() -> Picture:
    name = "Poste de l’infirmerie du premier étage, aile ouest, bureau 12"
    return site_picture(300, name, lines=40)


PICTURES = ("ordinary", "empty", "tiny", "hostile", "large")


@pytest.fixture(params=PICTURES)
def any_picture(request: pytest.FixtureRequest) -> Picture:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]
