"""Basin folders for tests: a copy of two_farms with one thing changed."""

import shutil

from fenshui.places import sample_basin


def copied(folder, name="two_farms"):
    """A basin that may be spoilt."""
    return shutil.copytree(sample_basin(name), folder / "basin")


def changed(basin, file, old, new):
    """Replace the first place in a file where `old` stands."""
    text = (basin / file).read_text(encoding="utf-8")
    assert old in text
    (basin / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return basin


def added(basin, file, line):
    """Add a line at the end of a file."""
    with (basin / file).open("a", encoding="utf-8") as text:
        text.write(line + "\n")
    return basin
