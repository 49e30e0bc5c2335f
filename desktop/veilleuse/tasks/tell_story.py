# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A story as three sentences that a director understands: in, through, and what stops."""

from collections.abc import Mapping

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.words import Words
from veilleuse.domain.model import DeviceId
from veilleuse.domain.story import Story
from veilleuse.domain.verdicts import ControlId, FixId

NAMED = 3
"""Devices named on the way; a longer list is no sentence any more."""


def tell_story(
    story: Story,
    names: Mapping[DeviceId, str],
    actions: Mapping[FixId, ControlId],
    words: Words,
) -> tuple[str, str, str]:
    """`names` are what people call the devices; `actions` a control that each fix resolves."""
    entry, road, stops = three_steps(story, names, words)
    return entry, road, f"{stops} {best_cut(story, actions, words)}"


def three_steps(story: Story, names: Mapping[DeviceId, str], words: Words) -> tuple[str, str, str]:
    """How it comes in, where it goes, what it stops."""
    care = words.find(f"care.{story.care_function}") or story.care_function
    stops = words("story.stops", n=story.stopped_in_thousand, care=care)
    return _entry(story, names, words), _road(story, names, words), stops


def best_cut(story: Story, actions: Mapping[FixId, ControlId], words: Words) -> str:
    """The one fix that keeps most of these attacks away."""
    if story.cut is None:
        return words("story.one_way")
    control = actions.get(story.cut.fix)
    text = control_texts(words.language).get(control) if control else None
    fix = text.action if text else story.cut.fix
    share = f"{100 * story.cut.spared_share:.0f}"
    return words("story.best_cut", fix=fix, share=share)


def observed(story: Story, words: Words) -> str:
    """How much of it was seen on this site."""
    seen = sum(bool(hop.seen) for hop in story.hops)
    return words("story.observed", seen=seen, steps=len(story.hops))


def _entry(story: Story, names: Mapping[DeviceId, str], words: Words) -> str:
    landed = _landed(story)
    if landed is None:
        return words(f"story.in_network.{story.entry}")
    return words(f"story.in.{story.entry}", device=names[landed])


def _landed(story: Story) -> DeviceId | None:
    """The device on which it comes in; None where it comes into the network."""
    landings = (hop.device for hop in story.hops if hop.step == f"land.{story.entry}")
    return next(landings, None)


def _road(story: Story, names: Mapping[DeviceId, str], words: Words) -> str:
    onward = [device for device in story.devices if device != _landed(story)]
    if not onward:
        return words("story.stay")
    through = [names[device] for device in onward[:-1]][:NAMED]
    opened = [hop.step for hop in story.hops if hop.device == onward[-1] and hop.step != "stop"]
    code = "password" if "reuse" in opened else "move"
    if not through:
        return words(f"story.{code}", last=names[onward[-1]])
    return words(f"story.{code}_through", through=", ".join(through), last=names[onward[-1]])
