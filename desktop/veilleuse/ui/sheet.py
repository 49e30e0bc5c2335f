# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style sheet, written with colour roles and lengths of the font."""

from collections.abc import Mapping
from string import Template

from veilleuse.catalogue.folder import resources


def sheet(names: Mapping[str, str], point: float, unit: int) -> str:
    """The style sheet; `point` is the size of text, `unit` the height of its line in pixels."""
    lengths = {"u": 0.22, "t": 0.34, "s": 0.5, "r": 0.62, "m": 0.85, "l": 1.7, "w": 0.65}
    pixels = {name: max(2, round(unit * share)) for name, share in lengths.items()}
    sizes = {"x0": 0.9, "x2": 1.15, "x4": 1.55, "x5": 2.0}
    text = (resources() / "ui" / "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(
        names,
        base=f"{point:.2f}",
        t1=pixels["t"] - 1,
        m1=pixels["m"] - 1,
        s1=pixels["s"] - 1,
        m2=pixels["m"] // 2 + 1,
        **pixels,
        **{name: f"{point * share:.2f}" for name, share in sizes.items()},
    )
