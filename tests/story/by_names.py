"""A whole negotiation in a real window by accessible names alone, as a screen reader finds them.

Run as a program of its own: `python by_names.py LANGUAGE FOLDER`; leaves pictures.
"""

import sys
from pathlib import Path
from time import monotonic

from farms_at_a_desk import PASSPHRASE, Desk
from fenshui.desk.case_reading import case_in
from fenshui.gui.wording.language import catalogue
from fenshui.words import Refused, say, sentence

PICTURES = Path(__file__).parents[2] / "results" / "screens"
LONGEST_S = 20.0


class Reader:
    """Finds what is on the screen by its accessible name, and presses it or writes into it."""

    def __init__(self, language):
        from PySide6.QtGui import QAccessible
        from PySide6.QtWidgets import QApplication

        self.language, self.tree, self.turn = language, QAccessible, QApplication.processEvents
        self.asking = QApplication.activeModalWidget
        self.all_windows = QApplication.topLevelWidgets
        self.words = catalogue(language) if language != "en" else {}
        self.pictures = 0

    def windows(self):
        """What can be used now: the dialog that asks, where one does."""
        asking = self.asking()
        return [asking] if asking is not None else self.all_windows()

    def text(self, context, english):
        return self.words.get((context, english), english)

    def act_name(self, kind):
        said = say(sentence(f"negotiation.act.{kind}"), self.language)
        return said[:1].upper() + said[1:]

    def until(self, what, holds):
        end = monotonic() + LONGEST_S
        while monotonic() < end:
            self.turn()
            try:
                if found := holds():
                    return found
            except (Refused, OSError, StopIteration):
                pass
        self.see("not-found")
        raise AssertionError(f"not within {LONGEST_S:.0f} s: {what}")

    def find(self, name, role=None):
        """The last thing in sight that can be used and has this name, in the dialog that asks if there is one."""
        found = self.until(f"something called {name}", lambda: list(self._named(name, role)))
        return found[-1]

    def press(self, name, role=None):
        self.find(name, role).actionInterface().doAction("Press")
        self.turn()

    def write(self, name, text):
        role = self.tree.Role.EditableText
        self.find(name, role).setText(self.tree.Text.Value, str(text))
        self.turn()

    def slide(self, name, by):
        value = self.find(name, self.tree.Role.Slider).valueInterface()
        value.setCurrentValue(value.currentValue() + by)
        self.turn()

    def menu(self, name):
        self.press(name, self.tree.Role.MenuItem)

    def see(self, what):
        """Leave a picture of what is in sight."""
        self.pictures += 1
        PICTURES.mkdir(parents=True, exist_ok=True)
        for window in self.windows():
            if window.isVisible() and window.windowTitle():
                window.grab().save(str(PICTURES / f"names-{self.language}-{self.pictures:02}-{what}.png"))

    def _named(self, name, role):
        for window in self.windows():
            if window.isVisible():
                yield from self._below(self.tree.queryAccessibleInterface(window), name, role)

    def _below(self, one, name, role):
        if one is None or not one.isValid():
            return
        # a mnemonic is no part of a name
        said = one.text(self.tree.Text.Name).replace("&", "")
        if said == name.replace("&", "") and role in (None, one.role()) and not one.state().disabled:
            yield one
        for number in range(one.childCount()):
            yield from self._below(one.child(number), name, role)


def play(desk, me, window):
    """Open, propose, drag the volume, counter, agree, sign, approve, record, verify, export."""
    idle = lambda: not window.live.background.tasks  # noqa: E731
    me.until("the basin", lambda: idle() and window.live.desk.preview)
    menu = lambda context, english: me.menu(me.text(context, english))  # noqa: E731
    menu("NegotiationMenu", "Show the negotiation desk")
    menu("Negotiation", "Open a case…")
    me.write(me.text("Acting", "Name of the case"), "quarrel")
    me.write(me.text("Acting", "Basin authority"), "bureau")
    sign_with(me, desk.key("hill-farmers"))
    me.see("open-a-case")
    me.press(me.text("Acting", "Open the case"))
    me.until("the case is opened", lambda: case_in(desk.case).stage == "opened" and idle())
    act(me, desk, "offer", "hill-farmers")
    first = me.until("an offer", lambda: idle() and case_in(desk.case).terms)
    unit = {"en": "10⁴ m³", "zh_CN": "万m³"}[me.language]
    me.slide(me.text("Ticket", "Volume a year, {unit}").format(unit=unit), 12)
    me.until("the effect", idle)
    me.see("dragged")
    turn = lambda: menu("NegotiationMenu", "Act as the next at the table")  # noqa: E731
    turn()
    act(me, desk, "counter", "plain-farmers")
    me.until("a counter-offer", lambda: idle() and case_in(desk.case).terms.kind == "counter")
    assert case_in(desk.case).terms.package[0].volume_m3 > first.package[0].volume_m3
    turn()
    turn()
    act(me, desk, "accept", "hill-farmers")
    me.until("agreement", lambda: idle() and case_in(desk.case).stage == "agreed")
    turn()
    turn()
    act(me, desk, "approve", "bureau")
    me.until("approval", lambda: idle() and case_in(desk.case).stage == "approved")
    menu("Negotiation", "Draw up to sign")
    me.until("an agreement to sign", lambda: idle() and window.live.desk.case)
    for count, who in enumerate(("hill-farmers", "plain-farmers", "bureau"), 1):
        menu("Actions", "Sign or approve…")
        sign_with(me, desk.key(who), "SigningDialog")
        me.see(f"sign-{count}")
        me.press(me.text("SigningDialog", "Sign"))
        me.until(
            f"the signature of {who}",
            lambda count=count: idle() and sum(one.has_signed for one in window.live.desk.case.signers) == count,
        )
    menu("Actions", "Record in the ledger…")
    me.write(me.text("Deal", "Passphrase of the ledger"), PASSPHRASE)
    me.press(me.text("Deal", "Record"))
    me.until("the posting", lambda: idle() and window.live.desk.stage == "posted")
    menu("Actions", "Verify")
    me.until("verification", lambda: idle() and window.live.desk.findings == ())
    me.see("recorded")
    export(me, desk)
    me.until("the evidence", lambda: idle() and (desk.folder / "evidence" / "VERIFY.sh").exists())
    me.see("exported")
    menu("Actions", "Quit")


def export(me, desk):
    me.menu(me.text("Actions", "Export evidence…"))
    me.write(me.text("LedgerActs", "New folder for the evidence"), desk.folder / "evidence")
    me.see("where-to")
    me.press(me.text("LedgerActs", "Export"))


def act(me, desk, kind, who):
    me.menu(f"{me.act_name(kind)}…")
    me.write(me.text("Acting", "Reason"), f"{kind} by {who}")
    sign_with(me, desk.key(who))
    me.see(kind)
    me.press(me.text("Acting", "Sign: {act}").format(act=me.act_name(kind)))


def sign_with(me, key, context="Acting"):
    me.write(me.text(context, "Key file"), key)
    me.write(me.text(context, "Passphrase"), PASSPHRASE)


def main(language, folder):
    from fenshui.gui.app import application_dressed
    from fenshui.gui.session import open_window

    desk = Desk(Path(folder), language)
    import os

    os.environ.update(desk.homes)
    application_dressed()
    window = open_window(desk.ledger)
    window.show()
    window.live.open_basin(desk.basin)
    play(desk, Reader(language), window)


if __name__ == "__main__":
    main(*sys.argv[1:])
