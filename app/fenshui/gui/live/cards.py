"""The key cards by which desks know each other, for the window: hand one out, trust one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from fenshui.gui import preferences
from fenshui.gui.jobs import negotiation_jobs as jobs
from fenshui.sealing.fingerprint import spoken_fingerprint
from fenshui.words import sentence

if TYPE_CHECKING:
    from fenshui.gui.live.deal import Told
    from fenshui.gui.live.desk import LiveDesk


class LiveCards:
    """Only a card whose fingerprint somebody compared gets into the folder of those this desk trusts."""

    def __init__(self, live: LiveDesk) -> None:
        self._live = live

    @property
    def known(self) -> Path:
        """Where the key cards lie that this desk trusts."""
        return preferences.kept_folder("known", user_data_path("fenshui") / "known")

    def hand_out(self, key: Path, card: Path, told: Told) -> None:
        """Write the card by which other desks know a key, and say its fingerprint."""

        def done(fingerprint: str) -> None:
            self._live.tell(sentence("desk.card_written", file=card, spoken=spoken_fingerprint(fingerprint)))

        self._live.dealing.run("card", lambda: jobs.hand_out(key, card).key.fingerprint, done, told)

    def trust(self, card: Path, told: Told) -> None:
        """Trust a key from now on."""
        self._live.dealing.run("card", lambda: jobs.trust(card, self.known), lambda _: None, told)
