# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the catalogue holds, each part read once and only when it is first asked for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.events import load_events
from veilleuse.catalogue.evidence import load_evidence_limits
from veilleuse.catalogue.fingerprints import load_policy, load_rules
from veilleuse.catalogue.fixes import fixes
from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.catalogue.network import load_limits
from veilleuse.catalogue.pack import Pack, PackFile, load_pack
from veilleuse.catalogue.pack_sheets import load_pack_limits
from veilleuse.catalogue.recog import load_recog
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.classify import Policy, Rulebook
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.events import EventRule
from veilleuse.domain.evidence_limits import EvidenceLimits
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.limits import Limits
from veilleuse.domain.makers import Makers
from veilleuse.domain.overlay import overlaid
from veilleuse.domain.packs import PackLimits
from veilleuse.domain.recog import Library
from veilleuse.domain.recognise import Recogniser
from veilleuse.domain.verdicts import Control, ControlId, Fix, FixId


class Shelf:
    """Each part may raise ResourceError the first time it is read."""

    _pack_file: PackFile | None = None
    pack_flaw: str = ""
    """Code of the error that keeps the pack out; empty where it is in force or none is."""

    def follow(self, file: PackFile | None) -> None:
        """Lays that pack over the built-in knowledge from now on, in the place of the one before.

        A pack that cannot be read any more leaves the built-in knowledge and `pack_flaw`, and is
        tried again the next time.
        """
        if file == self._pack_file and not self.pack_flaw:
            return
        self._pack_file = file
        for name in ("pack", "knowledge", "recog", "rules"):
            self.__dict__.pop(name, None)

    @cached_property
    def pack(self) -> Pack | None:
        """The pack in force."""
        self.pack_flaw = ""
        if self._pack_file is None:
            return None
        try:
            return load_pack(self._pack_file.path, self._pack_file.sha256)
        except VeilleuseError as error:
            self.pack_flaw = error.code
            return None

    @cached_property
    def pack_limits(self) -> PackLimits:
        """When knowledge is old."""
        return load_pack_limits()

    @cached_property
    def built_in(self) -> Knowledge:
        """What ships with the program."""
        return load_knowledge()

    @property
    def built_in_on(self) -> date:
        """The day on which it was last compared with its sources."""
        return max(source.checked for source in self.built_in.sources.values())

    @cached_property
    def recog(self) -> Library | None:
        """The fingerprints of the pack; None where it has none. Patterns are compiled on use."""
        archive = self.pack.fingerprints if self.pack else None
        if archive is None:
            return None
        try:
            return Library(load_recog(archive).databases)
        except VeilleuseError:
            return None

    @cached_property
    def controls(self) -> Mapping[ControlId, Control]:
        """The controls, in the order of the catalogue."""
        return load_controls()

    @cached_property
    def fixes(self) -> Mapping[FixId, Fix]:
        """The guided procedures, without their texts."""
        return fixes()

    @cached_property
    def knowledge(self) -> Knowledge:
        """Lifecycles, builds and products, the pack's among them."""
        return overlaid(self.built_in, self.pack.contents) if self.pack else self.built_in

    @cached_property
    def model(self) -> AttackModel:
        """The numbers of the exposure model."""
        return load_model()

    @cached_property
    def events(self) -> Mapping[str, EventRule]:
        """What may be imagined to have happened."""
        return load_events(self.model)

    @cached_property
    def rules(self) -> Rulebook:
        """What identifies devices, with the pack's fingerprints and makers."""
        rules = load_rules()
        if self.pack is None:
            return rules
        registered = Makers(self.pack.makers).name if self.pack.makers else rules.registered
        return replace(rules, registered=registered, recognise=Recogniser(lambda: self.recog))

    @cached_property
    def policy(self) -> Policy:
        """When a device nobody knows may be connected to."""
        return load_policy()

    @cached_property
    def limits(self) -> Limits:
        """What bounds a round."""
        return load_limits()

    @cached_property
    def inbox(self) -> InboxLimits:
        """What bounds the arrival of reports."""
        return load_inbox_limits()

    @cached_property
    def evidence(self) -> EvidenceLimits:
        """What bounds what people write down."""
        return load_evidence_limits()
