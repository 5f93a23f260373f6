"""What things are called on paper, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fenshui.basin import Basin
from fenshui.words import say, sentence
from fenshui.words.catalogue import catalogue


@dataclass(frozen=True)
class Names:
    """The names of a basin's places, people and rights in a language; an id where it has no name."""

    basin: Basin
    language: str

    def say(self, message_id: str, /, **values: object) -> str:
        """A sentence in this language."""
        return say(sentence(message_id, **values), self.language)

    def node(self, name: str) -> str:
        """A node's name."""
        return self._named(self.basin.node_by_id.get(name), name)

    def region(self, name: str) -> str:
        """A region's name."""
        return self._named(self.basin.region_by_id.get(name), name)

    def holder(self, name: str) -> str:
        """A holder's name."""
        return self._named(self.basin.holder_by_id.get(name), name)

    def holder_of(self, right: str) -> str:
        """Who holds a right; for a right of no table its id."""
        row = self.basin.right_by_id.get(right)
        return self.holder(row.holder) if row else right

    def right(self, name: str) -> str:
        """A right by its holder; with its id where the holder has several."""
        row = self.basin.right_by_id.get(name)
        if row is None:
            return name
        several = self._rights_held.get(row.holder, 0) > 1
        return f"{self.holder(row.holder)} ({name})" if several else self.holder(row.holder)

    def reach(self, name: str) -> str:
        """A reach by the nodes at its ends."""
        row = next((each for each in self.basin.reaches if each.id == name), None)
        return f"{self.node(row.from_node)} – {self.node(row.to_node)}" if row else name

    def any_of(self, name: str) -> str:
        """The name of a node, or else of a right."""
        return self.node(name) if name in self.basin.node_by_id else self.right(name)

    def word(self, name: str) -> str:
        """What a word of the tables is called; a class of the basin's own stays as it names it."""
        said = sentence(f"report.word.{name}")
        return say(said, self.language) if said.id in catalogue(self.language) else name

    def own(self, row: Mapping[str, Any], column: str) -> str:
        """Words that a table has in both languages, in two columns."""
        return str(row.get(f"{column}_zh" if self.language == "zh_CN" else f"{column}_en") or "")

    def said_in(self, row: Mapping[str, Any]) -> str:
        """Words that a table has in both languages, in columns `zh` and `en`."""
        return str(row["zh" if self.language == "zh_CN" else "en"])

    @cached_property
    def _rights_held(self) -> Mapping[str, int]:
        held: dict[str, int] = {}
        for right in self.basin.rights:
            held[right.holder] = held.get(right.holder, 0) + 1
        return held

    def _named(self, row: object, name: str) -> str:
        chinese, english = getattr(row, "name_zh", ""), getattr(row, "name_en", "")
        first, second = (chinese, english) if self.language == "zh_CN" else (english, chinese)
        return first or second or name
