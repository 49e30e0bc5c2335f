# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actions without a database: they keep what they were asked and change the picture they hold."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fake_keeping import FakeKeeping
from fake_site import FakeSite
from pictures import NOW
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.events import load_events
from veilleuse.domain.agents import Agent, Kit, KitId, Standing
from veilleuse.domain.archived import Archived
from veilleuse.domain.belief import settle
from veilleuse.domain.kits import KitWish
from veilleuse.domain.model import (
    AgentId,
    Answer,
    Device,
    DeviceClass,
    DeviceId,
    Network,
    RoundId,
)
from veilleuse.domain.rounds import Mode, Progress, Round
from veilleuse.domain.scene import scene_of
from veilleuse.domain.verdicts import ControlId, FindingState
from veilleuse.domain.waterfall import Situation
from veilleuse.tasks.draw_map import MapGround
from veilleuse.tasks.paper.compare import Compared
from veilleuse.tasks.picture import Picture
from veilleuse.ui.agents.requests import ImportSummary, InboxState, KitOffer
from veilleuse.ui.papers.wish import PaperWish

STEPS = ("listen", "sweep", "agent", "assess", "save")


class FakeActions(FakeSite, FakeKeeping):
    def __init__(self, shown: Picture) -> None:
        self.shown = shown
        self.done: list[tuple[object, ...]] = []
        self.due_looked_for = 0
        """How often the monthly papers were asked for; the window does so by itself."""
        self.after_round: Picture | None = None
        self.wait: Callable[[Callable[[], bool]], None] = lambda _: None
        self.error: Exception | None = None
        self.inbox = InboxState()
        self.listening = InboxState(is_on=True, addresses=("10.20.0.10:8750",))
        self.imported = ImportSummary()
        self.kit_error: Exception | None = None
        self.paper_error: Exception | None = None
        self.kept: tuple[Archived, ...] = ()
        self.is_due = False

    def picture(self) -> Picture:
        if self.error:
            raise self.error
        return self.shown

    def make_round(
        self,
        mode: Mode,
        networks: tuple[Network, ...],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
        *,
        fast: bool = False,
    ) -> Round:
        self.done.append(("round", mode, "fast") if fast else ("round", mode))
        for at, step in enumerate(STEPS):
            tell(Progress(step, at, len(STEPS), f"10.20.0.{at}"))
            self.wait(stop)
            if stop():
                break
        if self.after_round:
            self.shown = self.after_round
        made = Round(RoundId("r"), mode, (), NOW, NOW, stopped=stop())
        self.shown = replace(self.shown, last_round=made)
        return made

    def correct_device(
        self,
        device_id: DeviceId,
        *,
        device_class: DeviceClass | None = None,
        label: str | None = None,
        never_probe: bool | None = None,
    ) -> Device:
        before = next(device for device in self.shown.devices if device.id == device_id)
        after = before
        if device_class is not None:
            after = replace(after, device_class=device_class, class_by_hand=True, confidence=1.0)
        if label is not None:
            after = replace(after, label=label)
        if never_probe is not None:
            after = replace(after, never_probe=never_probe)
        self.restore_device(after)
        return before

    def restore_device(self, device: Device) -> None:
        kept = tuple(device if old.id == device.id else old for old in self.shown.devices)
        self.shown = replace(self.shown, devices=kept)

    def declare(self, answer: Answer) -> Answer | None:
        self.done.append(("declare", answer))
        site = self.shown.site
        before = next((old for old in site.answers if old.control == answer.control), None)
        kept = tuple(old for old in site.answers if old.control != answer.control)
        self.shown = replace(self.shown, site=replace(site, answers=(*kept, answer)))
        return before

    def accept(
        self, control: ControlId, device_id: DeviceId | None, until: date, by: str, because: str
    ) -> None:
        self.done.append(("accept", control, device_id, until, by, because))

    def mark_done(self, control: ControlId, device_id: DeviceId | None) -> None:
        self.done.append(("mark_done", control, device_id))
        kept = tuple(
            replace(finding, state=FindingState.AWAITING_PROOF)
            if (finding.control, finding.device) == (control, device_id)
            else finding
            for finding in self.shown.findings
        )
        self.shown = replace(self.shown, findings=kept)

    def preview_paper(self, wish: PaperWish) -> tuple[bytes, ...]:
        if self.paper_error:
            raise self.paper_error
        self.done.append(("preview", wish))
        return tuple(paper(number) for number in (1, 2))

    def printed_paper(self, wish: PaperWish) -> tuple[bytes, ...]:
        self.done.append(("printed", wish))
        return tuple(paper(number) for number in (1, 2))

    def save_paper(self, wish: PaperWish, path: Path) -> Path:
        path.write_bytes(b"%PDF-1.7")
        return path

    def draft_paper(self, wish: PaperWish, path: Path) -> Path:
        self.done.append(("draft", wish, path.suffix))
        return path

    def archived_papers(self) -> tuple[Archived, ...]:
        return self.kept

    def compare_papers(self, first: date, second: date) -> tuple[Compared, ...]:
        self.done.append(("compare", first, second))
        return (Compared("score", 54.7, 52.8), Compared("letter", "C", "C"))

    def save_tables(self, path: Path, *, pseudonyms: bool) -> Path:
        path.write_bytes(b"bundle" if pseudonyms else b"tables")
        return path

    def save_wall(self, folder: Path) -> tuple[Path, ...]:
        self.done.append(("wall", folder))
        return (folder / "veilleuse-incident.pdf",)

    def keep_due_papers(self) -> tuple[Archived, ...]:
        self.due_looked_for += 1
        return self.kept if self.is_due else ()

    def save_journal(self, path: Path) -> Path:
        path.write_text("journal", encoding="utf-8")
        return path

    def name_site(self, name: str, responsible: str) -> None:
        site = replace(self.shown.site, name=name, responsible=responsible)
        self.shown = replace(self.shown, site=site)

    def approve_agents(self, ids: Iterable[AgentId]) -> tuple[Agent, ...]:
        return self._decide(ids, Standing.APPROVED)

    def revoke_agents(self, ids: Iterable[AgentId]) -> tuple[Agent, ...]:
        return self._decide(ids, Standing.REVOKED)

    def restore_agents(self, agents: Iterable[Agent]) -> None:
        kept = {agent.id: agent for agent in agents}
        after = tuple(kept.get(agent.id, agent) for agent in self.shown.agents)
        self.shown = replace(self.shown, agents=after)

    def kit_offer(self) -> KitOffer:
        return KitOffer(
            days=30, uses=50, most_days=365, most_uses=500, addresses=("10.20.0.10:8750",)
        )

    def make_kit(self, path: Path, wish: KitWish) -> Path:
        if self.kit_error:
            raise self.kit_error
        self.done.append(("kit", path, wish))
        return path

    def revoke_kit(self, kit_id: KitId) -> Kit:
        before = next(kit for kit in self.shown.kits if kit.id == kit_id)
        self.restore_kit(replace(before, revoked_at=NOW))
        return before

    def restore_kit(self, kit: Kit) -> None:
        kept = tuple(kit if old.id == kit.id else old for old in self.shown.kits)
        self.shown = replace(self.shown, kits=kept)

    def import_files(
        self,
        paths: Sequence[Path],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> ImportSummary:
        self.done.append(("import", tuple(path.name for path in paths)))
        for at, path in enumerate(paths):
            tell(Progress("import", at, len(paths), path.name))
            self.wait(stop)
            if stop():
                return replace(self.imported, stopped=True)
        return self.imported

    def start_inbox(self) -> InboxState:
        self.done.append(("listen",))
        self.inbox = self.listening
        return self.inbox

    def stop_inbox(self) -> InboxState:
        self.inbox = InboxState()
        return self.inbox

    def inbox_status(self) -> InboxState:
        return self.inbox

    def _decide(self, ids: Iterable[AgentId], standing: Standing) -> tuple[Agent, ...]:
        wanted = set(ids)
        before = tuple(agent for agent in self.shown.agents if agent.id in wanted)
        self.restore_agents(
            replace(agent, standing=standing, alarm=None, decided_at=NOW, decided_by="C. Morel")
            for agent in before
        )
        return before

    def map_ground(self) -> MapGround:
        shown = self.shown
        judged = shown.assessment.judgements if shown.assessment else ()
        model = load_model()
        return MapGround(
            Situation(scene_of(shown.site, shown.devices), settle(judged)),
            model,
            load_controls(),
            load_events(model),
            shown.assessment.prescriptions if shown.assessment else (),
            {zone.id: zone.name for zone in shown.site.zones},
        )

    def speak(self, language: str) -> None:
        self.done.append(("speak", language))


def paper(number: int) -> bytes:
    """A sheet with a few grey lines."""
    image = QImage(827, 1169, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(QRect(80, 80, 420, 34), Qt.GlobalColor.darkGray)
    for line in range(24):
        width = 660 - (line * 37) % 190
        painter.fillRect(QRect(80, 160 + line * 38, width, 12), Qt.GlobalColor.lightGray)
    painter.drawText(400, 1130, str(number))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return held.data()
