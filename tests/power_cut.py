"""What may lie on a disk after its power was cut: images made from a recording.

What was synced stands. Of the rest every write may be there, be lost, or be torn at sectors of 512 bytes, a sector
being new, old or zeros; every name made, changed or removed since the folder was synced may be as before or as after,
a few of them in order or any of them.
"""

import random
from dataclasses import dataclass, field

from recording_disk import Acknowledged, Name, Sync, SyncFolder, Truncate, Write

SECTOR = 512


@dataclass
class Platter:
    """What is safe so far, what is under way, and what the user was told last."""

    files: dict[int, bytearray]
    names: dict[str, int]
    writes: dict[int, list] = field(default_factory=dict)
    renamings: list[Name] = field(default_factory=list)
    told: object = None

    def take(self, event):
        """Let one thing more happen."""
        match event:
            case Write(file) | Truncate(file):
                self.writes.setdefault(file, []).append(event)
            case Sync(file):
                content = self.files.setdefault(file, bytearray())
                for change in self.writes.pop(file, ()):
                    _applied(content, change)
            case Name():
                self.renamings.append(event)
            case SyncFolder():
                for change in self.renamings:
                    _named(self.names, change)
                self.renamings = []
            case Acknowledged(what):
                self.told = what

    def image(self, chance):
        """Name -> content: one of the many things that may be found after a cut here."""
        names, lost = dict(self.names), chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        for change in self._surviving(chance):
            _named(names, change)
        return {name: self._survived(file, lost, chance) for name, file in names.items()}

    def _surviving(self, chance):
        if chance.random() < 0.5:
            return self.renamings[: chance.randint(0, len(self.renamings))]
        return [change for change in self.renamings if chance.random() < 0.5]

    def _survived(self, file, lost, chance):
        content = bytearray(self.files.get(file, b""))
        for change in self.writes.get(file, ()):
            fate = chance.random()
            if fate < lost:
                continue
            torn = isinstance(change, Write) and chance.random() < 0.35
            for part in _sectors(change, chance) if torn else (change,):
                _applied(content, part)
        return bytes(content)


def crash_images(disk, count, seed):
    """So many images, spread evenly over every moment of the recording, each with what the user had been told."""
    chance = random.Random(seed)
    moments = len(disk.events) + 1
    platter = Platter({file: bytearray(data) for file, data in disk.start.items()}, dict(disk.start_names))
    for moment in range(moments):
        for _ in range(count * (moment + 1) // moments - count * moment // moments):
            yield platter.image(chance), platter.told
        if moment < len(disk.events):
            platter.take(disk.events[moment])


def _sectors(write, chance):
    for start in range(0, len(write.data), SECTOR):
        part = write.data[start : start + SECTOR]
        fate = chance.random()
        if fate < 0.5:
            yield Write(write.file, write.offset + start, part)
        elif fate < 0.6:
            yield Write(write.file, write.offset + start, bytes(len(part)))


def _applied(content, change):
    if isinstance(change, Truncate):
        del content[change.size :]
        content.extend(bytes(change.size - len(content)))
        return
    content.extend(bytes(max(0, change.offset - len(content))))
    content[change.offset : change.offset + len(change.data)] = change.data


def _named(names, change):
    names.pop(change.instead_of, None)
    if change.file is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.file
