# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""resources/demo as the files say it, with the traits that change as the months go by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from veilleuse.catalogue.folder import ResourceError, read_toml, resources

Table = Mapping[str, object]
NEVER = 99


@dataclass(slots=True)
class Story:
    """The establishment, its devices, and what happens month after month."""

    site: Table
    devices: Sequence[Table]
    traits: Mapping[str, Table]
    months: Sequence[Table]
    registers: Table
    carried: dict[str, list[str]]
    """Traits of each device by its id, so far."""

    @classmethod
    def read(cls) -> Self:
        """Before its first month."""
        devices = tables(_file("devices"), "device")
        return cls(
            site=_file("site"),
            devices=devices,
            traits={name: table(trait) for name, trait in _file("traits").items()},
            months=tables(_file("story"), "month"),
            registers=_file("registers"),
            carried={str(d["id"]): texts(d.get("traits")) for d in devices},
        )

    def change(self, month: Table) -> None:
        """Takes away and adds what the month says."""
        for change in tables(month, "change"):
            carried = self.carried[str(self.device(change["device"])["id"])]
            for name in texts(change.get("minus")):
                if name not in carried:
                    raise contradiction(f"{change['device']} has no trait {name} to lose")
                carried.remove(name)
            for name in texts(change.get("plus")):
                carried[:] = [trait for trait in carried if trait != name] + [name]

    def device(self, name: object) -> Table:
        """The device of that id."""
        found = [device for device in self.devices if device["id"] == name]
        if not found:
            raise contradiction(f"no device {name}")
        return found[0]


def contradiction(why: str) -> ResourceError:
    """The files do not fit together."""
    return ResourceError(file="demo", why=why)


def table(value: object) -> Table:
    """`value`, which must be a table."""
    if not isinstance(value, Mapping):
        raise contradiction("a table was expected")
    return value


def tables(within: Table, key: str) -> list[Table]:
    """The list of tables under `key`; empty where there is none."""
    value = within.get(key, [])
    return [table(item) for item in value] if isinstance(value, list) else []


def texts(value: object) -> list[str]:
    """A list of text; empty where there is none."""
    return [str(item) for item in value] if isinstance(value, list) else []


def number(within: Table, key: str, otherwise: int) -> int:
    """The whole number under `key`."""
    value = within.get(key, otherwise)
    return value if isinstance(value, int) else otherwise


def _file(name: str) -> Table:
    return read_toml(resources() / "demo" / f"{name}.toml")
