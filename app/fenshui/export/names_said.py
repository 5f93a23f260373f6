"""What sections and rights are called on paper, Chinese and English; an id where a basin gives no name."""

from fenshui.basin import Basin


def section_names(basin: Basin, node: str) -> tuple[str, str]:
    """The names of a section."""
    found = basin.node_by_id.get(node)
    return (found and found.name_zh) or node, (found and found.name_en) or node


def right_names(basin: Basin, name: str) -> tuple[str, str]:
    """Who holds a right, and its id."""
    right = basin.right_by_id.get(name)
    holder = right.holder if right else ""
    person = basin.holder_by_id.get(holder)
    chinese, english = (person and person.name_zh) or holder, (person and person.name_en) or holder
    return (f"{chinese}（{name}）", f"{english} ({name})") if right else (name, name)
