"""What of a notice was told last: it may stand behind what is said of work that is back."""

from __future__ import annotations

from fenshui.words import Sentence


def newest(notice: Sentence | None) -> Sentence | None:
    """The newest of what a notice tells; None where nothing is told."""
    second = notice.values.get("second") if notice is not None and notice.id == "desk.both" else None
    return newest(second) if isinstance(second, Sentence) else notice
