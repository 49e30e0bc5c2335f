# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each page is called, known before the page is made."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from veilleuse.ui.places import Place

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The whole title, and the word in the navigation."""

    title: str
    word: str


def place_names() -> Mapping[Place, PlaceName]:
    """In the language of the window; the words are those of the pages themselves."""
    same = {
        Place.HOME: translate("HomePage", "Home"),
        Place.DEVICES: translate("DevicesPage", "Devices"),
        Place.MAP: translate("MapPage", "Map"),
        Place.PRESCRIPTIONS: translate("PrescriptionsPage", "Prescriptions"),
        Place.AGENTS: translate("AgentsPage", "Agents"),
        Place.SITE: translate("SitePage", "Establishment"),
        Place.REPORTS: translate("ReportsPage", "Reports"),
        Place.SETTINGS: translate("SettingsPage", "Settings"),
        Place.HELP: translate("HelpPage", "Help"),
    }
    names = {place: PlaceName(title, title) for place, title in same.items()}
    names[Place.PROTECTION] = PlaceName(
        translate("ProtectionPage", "Updates and protection"),
        translate("ProtectionPage", "Protection"),
    )
    names[Place.PACK] = PlaceName(
        translate("PackPage", "Knowledge pack"), translate("PackPage", "Pack")
    )
    return names
