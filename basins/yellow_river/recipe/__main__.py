"""`python -m basins.yellow_river.recipe DATA_FOLDER` writes the basin folder anew from the published figures."""

import sys
from pathlib import Path

from . import settings, shapes, sources, users, water, works
from .bulletins import Bulletins
from .layout import read_layout
from .tables import Unverified, write_table

BASIN = Path(__file__).resolve().parent.parent


def build(data: Path, basin: Path = BASIN) -> None:
    """Write every file of the basin; `data` holds the tables of the bulletins."""
    figures = Bulletins(data)
    unverified = Unverified()
    layout = read_layout(figures, unverified)
    use = figures.mean_use()
    inflows = water.inflows(figures, layout)

    settings.write(basin)
    for name, rows in {
        **layout.tables(),
        **water.tables(figures, inflows, unverified),
        **users.tables(figures, use, unverified),
        **works.tables(figures, layout, unverified),
    }.items():
        write_table(basin / name, rows)
    shapes.write(basin, figures, layout)
    sources.write(basin, unverified)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m basins.yellow_river.recipe DATA_FOLDER")
    build(Path(sys.argv[1]))
