# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What devices tell a whole subnet of themselves, read from single datagrams. Nothing is sent."""
