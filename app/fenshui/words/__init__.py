"""The program's sentences in Chinese and English, for everything that is not Qt."""

from fenshui.words.catalogue import LANGUAGES, in_both, say, say_line, term
from fenshui.words.counting import filled
from fenshui.words.naming import Named, name_in, names_in
from fenshui.words.said_elsewhere import said_by_reader, said_by_system
from fenshui.words.sentence import Refused, Sentence, sentence

__all__ = [
    "LANGUAGES",
    "Named",
    "Refused",
    "Sentence",
    "filled",
    "in_both",
    "name_in",
    "names_in",
    "said_by_reader",
    "said_by_system",
    "say",
    "say_line",
    "sentence",
    "term",
]
