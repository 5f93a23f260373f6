"""What a verdict is called: everywhere in the window as in the report and above the signatures."""

from __future__ import annotations

from fenshui.gui.wording.language import spoken
from fenshui.words import sentence

TONES = {"none": "good", "mitigable": "warn", "injury": "bad"}


def verdict_name(verdict: str) -> str:
    """A verdict in the language in force."""
    return spoken(sentence(f"report.verdict.{verdict}"))
