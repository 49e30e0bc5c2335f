# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The build is no part of the distribution: its folder is found from here."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
