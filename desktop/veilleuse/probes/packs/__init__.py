# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knowledge packs: built from official files, sealed by a publisher, opened by who trusts it."""
