"""What the operating system and the readers of common formats say, in the language of whoever reads it."""

import errno
import re

from fenshui.words.sentence import Sentence, sentence

_KNOWN = {
    errno.ENOENT: "not_there",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENOTEMPTY: "not_empty",
    errno.EEXIST: "there_already",
    errno.ENOSPC: "full",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "long_name",
    errno.EIO: "broken_disk",
    errno.EBUSY: "busy",
    errno.EFBIG: "too_large",
}
_STUMBLES = {
    "Expected '='": "no_equals",
    "Invalid value": "no_value",
    "Expecting value": "no_value",
    "Invalid statement": "no_statement",
    "Expecting property name": "no_key",
    "Expecting ',' delimiter": "no_comma",
    "Expecting ':' delimiter": "no_colon",
    "Extra data": "more_behind",
    "Unterminated string": "open_text",
    "Invalid control character": "open_text",
    "Unclosed array": "open_list",
    "Unclosed inline table": "open_table",
    "Cannot overwrite a value": "twice",
    "Cannot declare": "twice",
}
_PLACE = re.compile(r"[(:]? ?\(?(?:at )?line (\d+),? column (\d+)(?: \(char \d+\))?\)?$")


def said_by_system(fault: Exception) -> Sentence | str:
    """Why a file could not be read or written; in the system's own words where it says something unheard of."""
    known = _KNOWN.get(getattr(fault, "errno", None) or 0)
    return sentence(f"system.{known}") if known else getattr(fault, "strerror", None) or str(fault)


def said_by_reader(fault: Exception) -> Sentence | str:
    """Where a reader of TOML or JSON stumbled, and over what, in its own words where it names no place."""
    if isinstance(fault, RecursionError):
        return sentence("system.nested")
    place = _PLACE.search(str(fault))
    if place is None:
        return str(fault)
    said = str(fault)[: place.start()].rstrip(" :(")
    known = next((key for words, key in _STUMBLES.items() if said.startswith(words)), None)
    return sentence("system.at", line=place[1], column=place[2], what=sentence(f"system.{known}") if known else said)
