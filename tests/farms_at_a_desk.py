"""Two farms, a town and a basin authority at one desk: keys, cards and a ledger, as they lie there before a deal."""

import shutil
from configparser import ConfigParser
from datetime import UTC, datetime

from fenshui.desk.address_book import hand_out_card, trust_card
from fenshui.desk.book import open_book
from fenshui.desk.keys import enrol, new_key, start_ledger
from fenshui.places import sample_basin
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import Cost

PASSPHRASE = "open"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PEOPLE = {
    "hill-farmers": Person("hill-farmers", "山地农户", "Hill farmers"),
    "plain-farmers": Person("plain-farmers", "平原农户", "Plain farmers"),
    "bureau": Person("bureau", "流域管理局", "Basin bureau"),
}


class Desk:
    """Where everything lies that the window of a person at this desk needs."""

    def __init__(self, folder, language):
        self.folder = folder
        self.basin = shutil.copytree(sample_basin("two_farms"), folder / "basin")
        self.cases, self.known = folder / "cases", folder / "known"
        self.case = self.cases / "quarrel.fenshui-case"
        self.agreements = self.cases / "quarrel.agreements"
        self.ledger = folder / "data" / "fenshui" / "ledger.sqlite"
        self.settings = folder / "config" / "fenshui" / "fenshui.ini"
        self.homes = {"XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
        self._make_keys()
        self._keep_settings(language)

    def key(self, name):
        return self.folder / f"{name}.key"

    def _make_keys(self):
        now = datetime.now(UTC).replace(microsecond=0)
        pairs = {name: new_key(one, self.key(name), PASSPHRASE, CHEAP) for name, one in PEOPLE.items()}
        self.ledger.parent.mkdir(parents=True)
        names = ("两个农场", "Two farms")
        log_key = start_ledger(self.ledger, "farms.example/desk", names, pairs["bureau"], PASSPHRASE, now, CHEAP)
        with open_book(self.ledger) as ledger:
            for name in ("hill-farmers", "plain-farmers"):
                enrol(ledger, pairs[name], pairs["bureau"], log_key, now)
        for name in PEOPLE:
            card = self.folder / f"{name}.fenshui-card"
            hand_out_card(self.key(name), card)
            trust_card(card, self.known)

    def _keep_settings(self, language):
        settings = ConfigParser()
        settings.optionxform = str
        settings["General"] = {"language": language, "last_basin": str(sample_basin("two_farms"))}
        settings["folder"] = {"cases": str(self.cases), "known": str(self.known)}
        self.settings.parent.mkdir(parents=True)
        with self.settings.open("w", encoding="utf-8") as text:
            settings.write(text, space_around_delimiters=False)
