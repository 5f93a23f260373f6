"""The languages of the window, switched while it is open."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from fenshui.places import resource
from fenshui.words import Sentence, name_in, names_in, say, say_line
from fenshui.words.catalogue import catalogue as sentences_in

LANGUAGES = {"zh_CN": "中文", "en": "English"}
"""Language code -> its name in itself."""

_LOCALES = {"zh_CN": "zh_CN", "en": "en_GB"}
"""Language code -> how Qt writes dates and numbers then: a point before decimals, whatever the computer does."""

_PROPERTY = "fenshuiLanguage"
_TRANSLATORS = "fenshuiTranslators"


class CatalogueTranslator(QTranslator):
    """Reads a Qt translation source as it stands, so that an installed wheel needs no compiled catalogue."""

    def __init__(self, catalogue: Mapping[tuple[str, str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The text in this language; None lets Qt ask the next translator, and the English text at last."""
        return self._catalogue.get((context, text))

    def isEmpty(self) -> bool:
        """Never: Qt would not install an empty translator."""
        return False


def speak(application: QCoreApplication, language: str) -> None:
    """Let the whole application speak a language; every widget is told by a language-change event."""
    if application.property(_PROPERTY) == language:
        return
    for old in application.property(_TRANSLATORS) or []:
        application.removeTranslator(old)
    application.setProperty(_PROPERTY, language)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    translators: list[QTranslator] = []
    if language != "en":
        translators = [_of_qt(language, application), CatalogueTranslator(catalogue(language), application)]
    application.setProperty(_TRANSLATORS, translators)
    for translator in translators:
        application.installTranslator(translator)


def language_spoken() -> str:
    """The code of the language in force; English before anything was said."""
    application = QCoreApplication.instance()
    return str(application.property(_PROPERTY) or "en") if application else "en"


def listed(words: Iterable[str]) -> str:
    """Words one after another, as the language in force lists them."""
    return ("、" if language_spoken() == "zh_CN" else ", ").join(words)


def spoken(what: Sentence) -> str:
    """A sentence from below the window, in the language in force."""
    return say(what, language_spoken())


def spoken_as_line(what: Sentence) -> str:
    """The same where it stands by itself, as a notice or a refusal does."""
    return say_line(what, language_spoken())


def named(row: object) -> str:
    """The name of a node, region or holder in the language in force, else in the other, else its id."""
    return name_in(row, language_spoken())


def names_of(rows: Iterable[object]) -> Iterator[str]:
    """The names of rows one after another; which language is in force is asked once."""
    return names_in(rows, language_spoken())


def load_languages() -> None:
    """Read the words of every language, so that the window need not when it is switched."""
    for language in LANGUAGES:
        sentences_in(language)
        if language != "en":
            catalogue(language)


@cache
def catalogue(language: str) -> Mapping[tuple[str, str], str]:
    """(context, English text) -> text, from `resources/translations`."""
    return read_catalogue(resource("translations", f"fenshui_{language}.ts"))


def read_catalogue(path: Path) -> dict[tuple[str, str], str]:
    """The finished translations of a `.ts` file."""
    found: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            text = message.findtext("translation", "")
            if text:
                found[name, message.findtext("source", "")] = text
    return found


def _of_qt(language: str, parent: QObject) -> QTranslator:
    """Qt's own words: the buttons of its dialogs."""
    translator = QTranslator(parent)
    translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator
