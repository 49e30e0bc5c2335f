# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The establishment: what it must keep doing, who helps, where things stand, what was answered."""
