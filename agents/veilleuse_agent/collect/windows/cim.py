# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of the Common Information Model, as instrumentation hands them over in VARIANTs."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from veilleuse_agent.collect.windows.moments import NEVER_BEFORE
from veilleuse_agent.collect.windows.variants import Plain, Value

# CIMTYPE_ENUMERATION of wbemcli.h
_SINT64 = 20
_UINT64 = 21
_UINT32 = 19
_UINT16 = 18
_DATETIME = 101
_ARRAY = 0x2000

_MOMENT = re.compile(r"(\d{14})\.\d{6}([+-]\d{3})")


def typed(value: Value, kind: int) -> Value:
    """The value with the sign and the width its class declares.

    Unsigned numbers arrive in signed VARIANTs, 64-bit numbers as text (MSDN, "Numbers in WMI").
    A moment becomes ISO 8601 in UTC, None for the ways of saying never.
    """
    if isinstance(value, tuple):
        return tuple(_typed(item, kind & ~_ARRAY) for item in value)
    return _typed(value, kind)


def _typed(value: Plain, kind: int) -> Plain:
    match value, kind:
        case int() as number, k if k == _UINT32 and number < 0:
            return number & 0xFFFFFFFF
        case int() as number, k if k == _UINT16 and number < 0:
            return number & 0xFFFF
        case str() as text, k if k in {_SINT64, _UINT64}:
            return int(text) if re.fullmatch(r"-?[0-9]{1,20}", text) else None
        case str() as text, k if k == _DATETIME:
            return iso_of_cim(text)
        case _:
            return value


def iso_of_cim(text: str) -> str | None:
    """The moment of `yyyymmddHHMMSS.mmmmmm+UUU` (DSP0004; the offset is in minutes)."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    try:
        zone = timezone(timedelta(minutes=int(found[2])))
        moment = datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat() if moment > NEVER_BEFORE else None


def object_path(class_name: str, keys: Mapping[str, str]) -> str:
    """The path of one instance, for calling its methods."""
    said = (
        f'{name}="{value.replace(chr(92), chr(92) * 2).replace(chr(34), chr(92) + chr(34))}"'
        for name, value in keys.items()
    )
    return f"{class_name}.{','.join(said)}"
