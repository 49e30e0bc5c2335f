# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one establishment's own care functions weigh."""

from dataclasses import replace

from veilleuse.domain.attack import care_functions
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import CareFunction, CareFunctionId
from veilleuse.tasks.desk import Desk


class UnknownCareError(VeilleuseError):
    """The establishment has no such care function."""

    code = "unknown_care"


class BadWeightError(VeilleuseError):
    """No number, or outside the range that the model allows."""

    code = "bad_weight"


def weigh_care(desk: Desk, function: CareFunctionId, typed: str) -> CareFunction:
    """Sets its weight, a share of the activity; the others keep theirs.

    An establishment that declared none takes over the model's. UnknownCareError, BadWeightError.
    """
    weight = _weight(typed, *desk.shelf.model.weights)
    with desk.store.transaction():
        site = desk.store.site()
        functions = {one.id: one for one in care_functions(site, desk.shelf.model)}
        if function not in functions:
            raise UnknownCareError(care=function, known=", ".join(functions))
        functions[function] = replace(functions[function], weight=weight)
        desk.store.save_site(replace(site, care_functions=tuple(functions.values())))
    return functions[function]


def _weight(typed: str, low: float, high: float) -> float:
    refusal = BadWeightError(weight=typed, low=f"{low:g}", high=f"{high:g}")
    try:
        weight = float(typed.replace(",", "."))
    except ValueError as error:
        raise refusal from error
    if not low <= weight <= high:
        raise refusal
    return weight
