# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading this machine: one file per family of facts, nothing judged, nothing changed."""
