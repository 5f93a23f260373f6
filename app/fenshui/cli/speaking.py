"""What the command line says, and in which language: to people in sentences, to machines in JSON."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING

from fenshui.words import LANGUAGES, Refused, Sentence, said_by_system, say, sentence

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from fenshui.basin import Basin

_spoken: ContextVar[str] = ContextVar("language", default="en")


def speak(language: str) -> None:
    """Speak this language from now on."""
    _spoken.set(language)


def language_spoken() -> str:
    """The language spoken now."""
    return _spoken.get()


def language_of(words: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """The language asked for: by `--lang`, else by FENSHUI_LANG, else by the locale; English where that is neither."""
    wanted, _ = asked_language(words)
    if wanted:
        return wanted
    known = os.environ if environment is None else environment
    names = (known.get(name, "") for name in ("FENSHUI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((each for each in names if each), "") or locale.getlocale()[0] or ""
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


def asked_language(words: Sequence[str]) -> tuple[str, list[str]]:
    """The language asked for by `--lang` (nothing where it is none we speak), and the other words."""
    found, others, rest = "", [], list(words)
    while rest:
        word = rest.pop(0)
        if word == "--lang" and rest:
            found = rest.pop(0)
        elif word.startswith("--lang="):
            found = word.split("=", 1)[1]
        else:
            others.append(word)
    spoken = language_meant(found)
    return (spoken, others) if spoken in LANGUAGES else ("", list(words))


def language_meant(word: str) -> str:
    """The language somebody means: `zh`, `zh-CN` and the like are Chinese."""
    return "zh_CN" if word.lower().replace("-", "_") in ("zh", "zh_cn", "cn", "zh_hans") else word


def text(message_id: str, /, **values: object) -> str:
    """A sentence in the language spoken."""
    return say(sentence(message_id, **values), _spoken.get())


def named(row: object) -> str:
    """The name of a node, region or holder in the language spoken, else in the other, else its id."""
    chinese, english = getattr(row, "name_zh", ""), getattr(row, "name_en", "")
    first, second = (chinese, english) if _spoken.get() == "zh_CN" else (english, chinese)
    return first or second or str(getattr(row, "id", ""))


def named_in(basin: Basin, of: str) -> str:
    """The name of a region or place, or of a right's holder, in the language spoken; the id where none is known."""
    return named(basin.bearer_of_name(of)) or of


def in_words(what: Sentence) -> str:
    """A sentence that came from below, in the language spoken."""
    return say(what, _spoken.get())


def tell(message_id: str, /, **values: object) -> None:
    """Say what came of it, on standard output."""
    _say(text(message_id, **values))


def tell_all(lines: Iterable[Sentence]) -> None:
    """Say lines that came from below, on standard output."""
    for line in lines:
        _say(in_words(line))


def tell_machine(value: object) -> None:
    """Say what came of it as JSON, on standard output."""
    _say(json.dumps(value, ensure_ascii=False, indent=2))


def tell_written(arguments: argparse.Namespace, path: Path) -> int:
    """Say what was written."""
    if arguments.json:
        tell_machine({"written": str(path)})
    else:
        tell("cli.written", folder=path)
    return 0


def complain(what: Sentence) -> None:
    """Say what is wrong in one line, on standard error."""
    print(" ".join(in_words(what).split()), file=sys.stderr)


def _say(words: str) -> None:
    try:
        print(words, flush=True)
    except BrokenPipeError:  # the reader has had enough: `fenshui … | head`
        raise
    except OSError as fault:
        hush()
        raise Refused("cli.cannot_say", reason=said_by_system(fault)) from None


def hush() -> None:
    """Let what is still to be said on standard output go nowhere, so that the end of the process is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
