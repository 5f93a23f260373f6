"""The initials by which Chinese names are found on any keyboard: 黄河 is `hh`."""

from bisect import bisect_right

_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"  # the first character of each letter in GB 2312, level 1
_STARTS = [int.from_bytes(character.encode("gb2312"), "big") for character in _FIRST]
_END = 0xD7FA
ANY = "*"
"""Stands for a character whose sound the order of GB 2312 does not tell; it fits every letter."""


def initials(name: str) -> str:
    """A small letter for each character: GB 2312 orders its 3,755 usual characters by sound; others are `ANY`."""
    return "".join(_initial(character) for character in name)


def fits(typed: str, name: str) -> bool:
    """Whether what was typed occurs in a name, or begins its initials somewhere."""
    typed, letters = typed.casefold(), initials(name)
    if typed in name.casefold():
        return True
    starts = range(len(letters) - len(typed) + 1)
    return typed.isascii() and any(
        all(letter in (ANY, key) for letter, key in zip(letters[start:], typed, strict=False)) for start in starts
    )


def begins(typed: str, name: str) -> bool:
    """Whether what was typed begins a name, or its initials."""
    typed, letters = typed.casefold(), initials(name)
    sounds = typed.isascii() and len(typed) <= len(letters)
    return name.casefold().startswith(typed) or (
        sounds and all(letter == key for letter, key in zip(letters, typed, strict=False))
    )


def _initial(character: str) -> str:
    if character.isascii():
        return character.casefold()
    code = character.encode("gb2312", "replace")
    number = int.from_bytes(code, "big") if len(code) == 2 else 0
    if not _STARTS[0] <= number < _END:
        return ANY
    return _LETTERS[bisect_right(_STARTS, number) - 1].casefold()
