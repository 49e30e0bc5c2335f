# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known as tables for other programs: CSV, XLSX, JSON, and without names for a stranger."""
