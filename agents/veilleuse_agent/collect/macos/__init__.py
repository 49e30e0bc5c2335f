# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of a macOS system. Programs are asked by their full path: /usr/local may be a user's."""
