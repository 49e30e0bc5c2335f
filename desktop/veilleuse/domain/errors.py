# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one root of errors that a person is told about."""


class VeilleuseError(Exception):
    """Something went wrong that has a sentence: `resources/i18n` (`error.<code>`) with `details`.

    The sentence says what happened, what was kept and what to do next.
    """

    code = "unexpected"

    def __init__(self, **details: str | int) -> None:
        """Details fill the sentence's placeholders."""
        self.details = details
        super().__init__(self.code, details)

    def __str__(self) -> str:
        """For logs; people read the sentence."""
        return f"{self.code}: " + ", ".join(f"{k}={v}" for k, v in self.details.items())
