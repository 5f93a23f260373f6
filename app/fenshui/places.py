"""Where the program finds what it ships with: the sample basins and the resources."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder inside the installed package, or beside `app/` in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name


def sample_basin(name: str) -> Path:
    """The folder of a basin that comes with the program, for example `yellow_river`."""
    return _shipped("basins") / name


def resource(*parts: str) -> Path:
    """A file of `resources/`: an icon, a template, a translation, a page of the handbook."""
    return _shipped("resources").joinpath(*parts)


def holds_machine_code(folder: Path) -> bool:
    """Whether compiled loops of the engine are kept in a folder; where none are they are compiled at first use."""
    return next(folder.rglob("*.nbi"), None) is not None
