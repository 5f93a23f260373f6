"""Windows of the program, each in a process and at a desk of its own, that do what they are told and can be killed."""

import json
import os
import select
import shutil
import signal
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from farms_at_a_desk import CHEAP, Desk
from fenshui.desk import taking_up  # noqa: F401  (loaded once for every start)
from fenshui.desk.keys import new_key
from fenshui.gui import furniture, session  # noqa: F401  (loaded once for every start)
from fenshui.gui.app import application_dressed, run_window
from fenshui.gui.dialogs.form import FormDialog
from fenshui.gui.dress.dressing import is_dressed
from fenshui.gui.jobs import desk_jobs
from fenshui.gui.main_window import MainWindow
from fenshui.sealing.certificate import Person
from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from window_acts import BY_NAME, GUESTS
from window_told import told

PATIENCE_S = 120


class Player(QObject):
    """Does what it is told at the window of this process, and tells what is there whenever all is done."""

    def __init__(self, desk, orders, answers):
        super().__init__()
        self.desk, self.answers, self.orders = desk, answers, orders
        self.window, self.waits = None, True
        self.clock = QTimer(self, interval=3)
        self.clock.timeout.connect(self.look)
        self.clock.start()
        self.ear = QSocketNotifier(orders, QSocketNotifier.Type.Read, self)
        self.ear.activated.connect(self.hear)

    def hear(self):
        line = os.read(self.orders, 1 << 16)
        if not line:
            os._exit(0)
        order = json.loads(line)
        if order == "close":
            self.window.live.editing.forget()
            self.window.live.drafting.kept.keep(self.window.live.desk.draft)
            self.window.close()
            return
        for box in (*self.window.findChildren(FormDialog), *self.window.findChildren(QMessageBox)):
            box.close()
        try:
            BY_NAME[order[0]](self.window, self.desk, order[1])
        finally:
            self.waits = True

    def look(self):
        if self.window is None:
            found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.is_furnished]
            self.window = found[0] if found else None
        if self.waits and self.window is not None and self.is_settled():
            self.waits = False
            notice = self.window.live.notice
            said = {"told": told(self.window, self.desk), "notice": notice.id if notice else None}
            os.write(self.answers, json.dumps(said).encode() + b"\n")

    def is_settled(self):
        live = self.window.live
        is_at_rest = not live.background.tasks and live.turns.is_idle and is_dressed(QApplication.instance())
        return live.basin is not None and live.desk.baselines.keys() | self.faults() and is_at_rest

    def faults(self):
        """What cannot be allocated has no baseline."""
        live = self.window.live
        return {"faults"} if live.editing.edits is not None or not live.basin.reaches else set()


class Life:
    """One process of the program, from its start to its kill."""

    def __init__(self, desk):
        self.begun = monotonic()
        self.desk = desk
        orders, self.mouth = os.pipe()
        self.ear, answers = os.pipe()
        self.heard = b""
        self.process = os.fork()
        if self.process == 0:
            os.close(self.mouth)
            os.close(self.ear)
            live(desk, orders, answers)
        os.close(orders)
        os.close(answers)

    def order(self, what):
        os.write(self.mouth, json.dumps(what).encode())

    def answer(self, until):
        """What it tells next; None where the moment comes before."""
        while b"\n" not in self.heard:
            left = until - monotonic()
            if left <= 0 or not select.select([self.ear], [], [], left)[0]:
                return None
            more = os.read(self.ear, 1 << 20)
            if not more:
                raise RuntimeError("the window fell without being killed")
            self.heard += more
        line, self.heard = self.heard.split(b"\n", 1)
        return json.loads(line)

    def told_at_last(self):
        said = self.answer(monotonic() + PATIENCE_S)
        if said is None:
            raise RuntimeError("the window does not come to rest")
        return said

    def kill(self):
        os.kill(self.process, signal.SIGKILL)
        self.is_over()

    def is_over(self):
        _, status = os.waitpid(self.process, 0)
        os.close(self.mouth)
        os.close(self.ear)
        return status


def load_everything():
    """What every start would load anew, once for all of them."""
    desk_jobs.load_engine()
    desk_jobs.load_plots()


def live(desk, orders, answers):
    """The program, as its user starts it, with a hand at its window."""
    os.environ.update(desk.homes)
    log = os.open(desk.folder / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 2)
    application_dressed()
    player = Player(desk, orders, answers)
    status = run_window()
    del player
    os._exit(status)


def desk_with_two_basins(folder):
    """Farms, keys, cards, a ledger; another basin beside them, and keys nobody has vouched for yet."""
    folder.mkdir(parents=True)
    desk = Desk(folder, "en")
    shutil.copytree(desk.basin, folder / "other")
    settings = desk.settings.read_text(encoding="utf-8")
    settings = settings.replace("[General]", "[General]\ntour_seen=yes", 1)
    basin = next(line for line in settings.splitlines() if line.startswith("last_basin="))
    desk.settings.write_text(settings.replace(basin, f"last_basin={desk.basin}"), encoding="utf-8")
    for number in range(GUESTS):
        new_key(Person(f"guest-{number}", "客", "Guest"), folder / f"guest-{number}.key", "open", CHEAP)
    return desk
