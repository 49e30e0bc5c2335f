# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents there are."""

from enum import StrEnum


class Kind(StrEnum):
    """What is printed; `resources/report` has a template, `i18n` (`paper.<kind>`) its words."""

    SUMMARY = "summary"
    ANNEX = "annex"
    EVIDENCE = "evidence"
    JOURNAL = "journal"
    MACHINE = "machine"
    PRESCRIPTION = "prescription"
    PHRASE = "phrase"
    INCIDENT = "incident"
    CONTACTS = "contacts"
    DEGRADED = "degraded"


MONTHLY = (Kind.SUMMARY, Kind.ANNEX)
"""Kept in the archive every month."""
WALL = (Kind.INCIDENT, Kind.CONTACTS, Kind.DEGRADED)
"""Kept as files besides: they are needed when the program is not there."""
