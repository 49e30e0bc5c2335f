# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes in a file that somebody else's program wrote: leases, scans, inventories, captures.

What was read is committed by large parts: an import that is stopped keeps those it had finished.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from veilleuse.catalogue.imports import load_columns, load_import_limits
from veilleuse.domain.classify import guess
from veilleuse.domain.compose import Guesser
from veilleuse.domain.imports import ImportLimits
from veilleuse.domain.merge import merge
from veilleuse.domain.model import DeviceId, Sighting
from veilleuse.domain.rounds import Notice, Progress
from veilleuse.probes.files.formats import open_file
from veilleuse.probes.files.reading import Reading
from veilleuse.probes.files.shared_names import tell_apart
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went. `format` is a code of `resources/i18n` (`import_format.<code>`)."""

    format: str
    records: int
    """Rows, leases, hosts, machines or frames that were understood."""
    refused: int
    """Those that were there and could not be used."""
    sightings: int
    devices_new: int
    devices_updated: int
    stopped: bool
    notices: tuple[Notice, ...]


def import_file(
    desk: Desk, path: Path, *, tell: Callable[[Progress], None], stop: Callable[[], bool]
) -> Imported:
    """Takes it in and draws the consequences. A VeilleuseError says what is wrong with the file."""
    imported = take_in(desk, path, tell=tell, stop=stop)
    if imported.sightings:
        tell(Progress("assess"))
        assess(desk, desk.now())
    return imported


def take_in(
    desk: Desk,
    path: Path,
    *,
    tell: Callable[[Progress], None],
    stop: Callable[[], bool],
    limits: ImportLimits | None = None,
) -> Imported:
    """Its sightings, stored and merged, and nothing judged; `limits` other than those shipped."""
    bounds, columns = limits or load_import_limits(), load_columns()
    reader = open_file(path, bounds, columns)
    reading = Reading(desk.now(), desk.shelf.limits, bounds, columns, tell, stop)
    taking = _Taking(desk)
    sightings = reader.sightings(reading)
    while batch := _together(sightings, bounds.together):
        tell(Progress("save"))
        taking.keep(batch)
    return Imported(
        format=reader.format,
        records=reading.read,
        refused=reading.refused,
        sightings=taking.sightings,
        devices_new=len(taking.new),
        devices_updated=len(taking.updated - taking.new),
        stopped=stop(),
        notices=tuple(reading.notices),
    )


def _together(sightings: Iterator[Sighting], most: int) -> Sequence[Sighting]:
    return tell_apart(tuple(islice(sightings, most)))


class _Taking:
    """What an import changes, part by part."""

    def __init__(self, desk: Desk) -> None:
        self.sightings = 0
        self.new: set[DeviceId] = set()
        self.updated: set[DeviceId] = set()
        self._store = desk.store
        self._guess: Guesser = partial(guess, rules=desk.shelf.rules)

    def keep(self, seen: Sequence[Sighting]) -> None:
        """Commits one part."""
        store = self._store
        with store.transaction():
            known = store.devices()
            store.add_sightings(None, seen)
            merged = merge(known, seen, store.reports(), self._guess)
            store.save_devices(merged)
        before = {device.id: device for device in known}
        self.new.update(device.id for device in merged if device.id not in before)
        self.updated.update(device.id for device in merged if before.get(device.id) != device)
        self.sightings += len(seen)
