"""Whose shapes a map shows and the number of its review, below every map that leaves the program."""

from fenshui.basin import Basin
from fenshui.words import say, sentence

EMPTY_PLACE = "________"
"""Where the number of the review is written by hand."""


def map_credits(basin: Basin, language: str) -> tuple[str, ...]:
    """What stands below a map: its data and its review; nothing where there are no shapes, for a scheme is no map."""
    if basin.geometry.is_empty:
        return ()
    source = basin.settings.map_source
    said = (source.credits_zh, source.credits_en)
    stated = next(filter(None, said if language == "zh_CN" else said[::-1]), "")
    credited = stated or say(sentence("export.map_data_not_stated"), language)
    number = say(sentence("export.map_review", number=source.review_number or EMPTY_PLACE), language)
    return say(sentence("export.map_data", credits=credited), language), number
