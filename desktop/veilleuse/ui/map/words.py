# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What everything on the map is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from veilleuse.domain.graph import Seen
from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import End, EndKind, Link, SiteMap
from veilleuse.domain.verdicts import ControlId, FixId
from veilleuse.ui.text import plain
from veilleuse.ui.texts import Texts, capital

if TYPE_CHECKING:
    from veilleuse.domain.story import Story

TITLE = 60


@dataclass(frozen=True, slots=True)
class MapWords:
    """The texts of one language over the names of one site."""

    texts: Texts
    titles: Mapping[DeviceId, str]
    zones: Mapping[str, str]
    actions: Mapping[FixId, ControlId]
    """A control that each prescribed fix resolves."""

    @classmethod
    def of(
        cls,
        texts: Texts,
        shown: SiteMap,
        zones: Mapping[str, str],
        actions: Mapping[FixId, ControlId],
    ) -> "MapWords":
        """Names from the network are cleaned here, once."""
        titles = {node.id: plain(node.title, TITLE) for node in shown.nodes}
        return cls(
            texts, titles, {zone: plain(name, TITLE) for zone, name in zones.items()}, actions
        )

    def end(self, end: End) -> str:
        """Whatever stands there."""
        match end.kind:
            case EndKind.ENTRY:
                return self.entry(end.id)
            case EndKind.CORE:
                return self.texts.word("map.core")
            case EndKind.ZONE:
                return self.zone(end.id)
            case EndKind.CARE:
                return self.care(end.id)
            case EndKind.DEVICE:
                return self.titles.get(DeviceId(end.id), plain(end.id, TITLE))

    def entry(self, code: str) -> str:
        """A way in as a short name; the sentence of its first step where it has none."""
        short = self.texts.find(f"map_entry.{code}")
        return short or self.texts.word(f"attack.arrive_{code}")

    def zone(self, zone: str) -> str:
        """As people named it, else the network it is."""
        if not zone:
            return self.texts.word("map.unplaced")
        return self.zones.get(zone, plain(zone, TITLE))

    def care(self, care: str) -> str:
        """A care function; whatever the establishment called one of its own."""
        return self.texts.find(f"care.{care}") or plain(care, TITLE)

    def step(self, step: str) -> str:
        """What happens in a step of an attack."""
        code = step.replace(".", "_")
        return self.texts.find(f"attack.{code}") or plain(step)

    def seen(self, link: Link) -> str:
        """What shows a link, or that it is supposed."""
        return self.seen_of(link.seen)

    def seen_of(self, seen: tuple[Seen, ...]) -> str:
        """What shows a step, or that it is supposed."""
        if not seen:
            return self.texts.word("seen.supposed")
        told = (self.texts.word(f"seen.{one.code}", what=plain(one.what, TITLE)) for one in seen)
        return " · ".join(told)

    def stopped(self, story: "Story") -> str:
        """How often simulated attacks stop the care function of a story."""
        care = self.care(story.care_function)
        return self.texts.word("story.stops", n=story.stopped_in_thousand, care=care)

    def observed(self, story: "Story") -> str:
        """How much of a story was seen here."""
        seen = sum(bool(hop.seen) for hop in story.hops)
        return self.texts.word("story.observed", seen=seen, steps=len(story.hops))

    def cut(self, story: "Story") -> str:
        """The fix that keeps most of these attacks away."""
        if story.cut is None:
            return self.texts.word("story.one_way")
        share = self.texts.number(100 * story.cut.spared_share)
        return self.texts.word("story.best_cut", fix=self.fix(story.cut.fix), share=share)

    def chance(self, chance: float) -> str:
        """How often a step works where it is tried, as a natural frequency."""
        if 0 < chance < 0.005:
            return self.texts.word("map.rarely")
        return self.texts.word("map.in_hundred", count=self.texts.number(100 * chance))

    def fix(self, fix: FixId) -> str:
        """What people call a fix."""
        control = self.actions.get(fix)
        return self.texts.control(control).action if control else plain(fix)

    def thousand(self, count: int) -> str:
        """A natural frequency."""
        return self.texts.word("map.in_thousand", n=count, count=self.texts.number(count))

    def event(self, code: str) -> str:
        """What may be imagined to happen."""
        return capital(self.texts.find(f"event.{code}") or plain(code))
