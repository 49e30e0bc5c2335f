# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One attack in three steps, and what cuts it."""

from collections.abc import Mapping
from dataclasses import replace

from veilleuse.catalogue.words import words
from veilleuse.domain.model import DeviceId
from veilleuse.domain.story import Story
from veilleuse.tasks.explain import SiteTold
from veilleuse.tasks.paper.reading import Data, Reading
from veilleuse.tasks.paper.summary.care import by_frequency
from veilleuse.tasks.tell_story import best_cut, three_steps


def story(reading: Reading) -> Data:
    """The likeliest way to the activity that is stopped most often."""
    say, likeliest, told = reading.say, reading.sources.likeliest, _chosen(reading)
    data: Data = {"heading": say("story.heading"), "none": reading.nothing("story.none")}
    if likeliest is None or told is None:
        return {**data, "steps": []}
    said = words(say.language)
    steps = three_steps(told, _names(reading, likeliest.titles), said)
    seen = sum(bool(hop.seen) for hop in told.hops)
    return {
        **data,
        "intro": say("story.intro"),
        "steps": [reading.name(step, "sentence") for step in steps],
        "cut": reading.name(best_cut(told, likeliest.actions, said), "sentence"),
        "observed": say(
            "story.observed" if seen else "story.observed_none", n=seen, steps=len(told.hops)
        ),
    }


def _chosen(reading: Reading) -> Story | None:
    """With the frequency that the page gives elsewhere: stories are told from fewer attacks."""
    likeliest = reading.sources.likeliest
    if likeliest is None or not isinstance(likeliest.told, SiteTold):
        return None
    stories = {one.care_function: one for one in likeliest.told.stories}
    for risk in by_frequency(reading):
        if risk.placed and risk.care_function in stories:
            found = stories[risk.care_function]
            return replace(found, stopped_in_thousand=risk.attacks_in_thousand)
    return None


def _names(reading: Reading, titles: Mapping[DeviceId, str]) -> Mapping[DeviceId, str]:
    """What a device is called, with what it is: a director does not know the names."""
    classes = {device.id: device.device_class for device in reading.picture.devices}
    say = reading.say
    return {
        device: say("story.device", name=title, kind=say.of("class", classes[device].value))
        if device in classes
        else title
        for device, title in titles.items()
    }
