"""The program's sentences in Chinese and English, for everything that is not Qt."""

from fenshui.words.catalogue import LANGUAGES, say
from fenshui.words.sentence import Refused, Sentence, sentence

__all__ = ["LANGUAGES", "Refused", "Sentence", "say", "sentence"]
