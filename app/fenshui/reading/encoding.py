"""In which encoding a foreign text is written: UTF-8 or GB18030, each tried strictly, and the choice shown."""

from fenshui.reading.problem import Problem
from fenshui.words import Refused, sentence

_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MARK = b"\xef\xbb\xbf"


def decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text, and a warning where it was not UTF-8. Raises `Refused` where it is neither, or no text at all."""
    if content.startswith(_OTHER_MARKS):
        raise Refused("foreign.utf16", file=file)
    if b"\x00" in content:
        raise Refused("reading.not_text", file=file)
    try:
        return content.removeprefix(_MARK).decode("utf-8"), []
    except UnicodeDecodeError as fault:
        place = fault.start
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise Refused("foreign.no_encoding", file=file, byte=place) from None
    found = sentence("foreign.read_as_gb18030", file=file, sample=_sample(text))
    return text, [Problem(file, "GB18030", found, is_warning=True, says_all=True)]


def _sample(text: str) -> str:
    """A few characters that are not ASCII, so that a reader sees whether the choice was right."""
    return "".join(letter for letter in text[:100_000] if ord(letter) > 127)[:12]
