"""The power is cut at every moment of a ledger's life: what was acknowledged is there. The usual settings lose some."""

import random
import shutil

import pytest
from deals import LOG, NAMES, NOW, PEOPLE, keys
from fenshui.ledger.entry import Draft
from fenshui.ledger.ledger import Ledger, create_ledger, enrolment
from fenshui.ledger.store import Store
from fenshui.ledger.verify import verify_store
from fenshui.words import Refused
from figures import note_figures
from power_cut import crash_images
from recording_disk import recording
from unsynced_disk import UnsyncedDisk

SEED = 20231123
IMAGES, FIRST, AGAIN, CONTROL = 16_000, 80, 4_000, 1_500
NAME, COPY = "ledger.db", "copy.db"
CARELESS = {
    "WAL + NORMAL": ("journal_mode=WAL", "synchronous=NORMAL"),
    "SQLite's own": ("locking_mode=NORMAL", "journal_mode=DELETE", "synchronous=FULL"),
}


def content_of(store):
    """All that a ledger keeps."""
    return store.rows(), store.checkpoints(), store.attachments()


class Life:
    """What a ledger goes through; after every verb the disk hears how far its user was told it is kept.

    `stages` is all it kept after each commit; the user was told (last stage, stage of the finished backup).
    """

    def __init__(self, disk, careless=()):
        self.disk, self.careless = disk, careless
        self.stages, self.copied = [], None

    def begun(self):
        create_ledger(self.disk.folder / NAME, LOG, NAMES, keys()["authority"], PEOPLE["authority"], keys()["log"], NOW)
        with self.opened() as ledger:
            self.kept(ledger)
            for role in ("transferor", "transferee"):
                self.append(ledger, enrolment(ledger.state, keys()[role].public, PEOPLE[role], keys()["authority"]))
        return self

    def grown(self, seed, sizes):
        chance = random.Random(seed)
        with self.opened() as ledger:
            for size in sizes:
                self.append(ledger, Draft("note", {"text": "水" * (size // 60)}), attachment=chance.randbytes(size))
        return self

    def backed_up(self):
        with self.opened() as ledger:
            ledger.backup(self.disk.folder / COPY)
            self.copied = len(self.stages) - 1
            self.tell()
        return self

    def opened(self):
        ledger = Ledger(self.disk.folder / NAME)
        for pragma in self.careless:
            ledger.store._connection.authorizer = None
            ledger.store._connection.execute(f"PRAGMA {pragma}")
        return ledger

    def append(self, ledger, draft, attachment=b"x"):
        ledger.append([draft], NOW, keys()["log"], [attachment])
        self.kept(ledger)

    def kept(self, ledger):
        self.stages.append(content_of(ledger.store))
        self.tell()
        assert verify_store(ledger.store) == ()

    def tell(self):
        self.disk.acknowledge((len(self.stages) - 1, self.copied))


@pytest.fixture(scope="module")
def unsynced():
    disk = UnsyncedDisk()
    yield disk
    disk.unregister()


def laid_out(image, folder):
    """The image as files in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    return folder


def found_in(path, disk):
    """All that a ledger keeps after the cut; None where there is no ledger, or one that cannot be opened."""
    try:
        store = Store(path, disk.name)
    except Refused:
        return None
    try:
        return None if store.damage() else content_of(store)
    except Refused:
        return None
    finally:
        store.close()


def is_lost(life, told, folder, disk):
    """Whether anything the user had been told is kept is not there, or is there otherwise than it was written."""
    stage, copied = told or (None, None)
    found = found_in(folder / NAME, disk)
    if stage is None:
        lost = (folder / NAME).exists() and found != life.stages[0]
    else:
        lost = found not in life.stages[stage : stage + 2]
    if copied is None:
        return lost or ((folder / COPY).exists() and found_in(folder / COPY, disk) not in life.stages)
    return lost or found_in(folder / COPY, disk) != life.stages[copied]


def lost_images(life, count, folder, disk):
    images = crash_images(life.disk, count, SEED)
    return sum(is_lost(life, told, laid_out(image, folder / "image"), disk) for image, told in images)


@pytest.fixture(scope="module")
def patch():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def life(tmp_path_factory, patch):
    with recording(tmp_path_factory.mktemp("life"), patch) as disk:
        return Life(disk).begun().grown(1, (80, 3_000, 700, 12_000, 200)).backed_up().grown(2, (9_000, 80, 1_500))


def test_no_cut_loses_what_was_acknowledged(life, tmp_path, unsynced, record_property):
    lost = lost_images(life, IMAGES, tmp_path, unsynced)
    what = f"power cuts, seed {SEED} (new, append, backup; every moment)"
    note_figures(record_property, what, images=IMAGES, moments=len(life.disk.events) + 1, lost=lost)
    assert lost == 0


def test_no_second_cut_while_the_first_is_being_mended_loses_any_either(
    life, tmp_path, unsynced, patch, record_property
):
    """A ledger is opened after a cut, which rolls back, and goes on; then the power is cut again."""
    firsts = [first for first in crash_images(life.disk, FIRST, SEED + 1) if first[1] is not None]
    lost = 0
    for number, (image, (stage, _)) in enumerate(firsts):
        image.pop(COPY, None)
        with recording(laid_out(image, tmp_path / "first"), patch) as disk:
            disk.acknowledge((stage, None))
            second = Life(disk)
            second.stages = life.stages[:stage]
            with second.opened() as ledger:
                second.kept(ledger)
            second.grown(number, (600, 5_000))
        lost += lost_images(second, AGAIN // len(firsts) + 1, tmp_path, unsynced)
    tried = (AGAIN // len(firsts) + 1) * len(firsts)
    note_figures(record_property, f"power cut again while mending, seed {SEED}", images=tried, lost=lost)
    assert lost == 0 and tried >= AGAIN


@pytest.mark.parametrize("careless", CARELESS)
def test_the_simulator_sees_what_usual_settings_lose(careless, tmp_path, unsynced, patch, record_property):
    """The control: were none lost here, the test above would prove nothing."""
    (tmp_path / "life").mkdir()
    with recording(tmp_path / "life", patch) as disk:
        life = Life(disk, CARELESS[careless]).begun().grown(1, (80, 3_000, 700, 200) * 3)
    lost = lost_images(life, CONTROL, tmp_path, unsynced)
    note_figures(record_property, f"power cuts, control {careless}", images=CONTROL, lost=lost)
    assert lost > 0
