"""`sources.md`: where every figure comes from, and which no source confirms."""

from pathlib import Path

from .tables import Unverified

HERE = Path(__file__).resolve().parent


def write(basin: Path, unverified: Unverified) -> None:
    """The text of `sources_head.md`, then one line an unverified item: file, id, column, reason."""
    head = (HERE / "sources_head.md").read_text(encoding="utf-8")
    items = dict.fromkeys(f"- `{file}` `{id_}` `{column}`: {reason}" for file, id_, column, reason in unverified.items)
    (basin / "sources.md").write_text(head + "\n".join(items) + "\n", encoding="utf-8")
