# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The knowledge pack: how old it is, what is in it, bringing in a newer one."""
