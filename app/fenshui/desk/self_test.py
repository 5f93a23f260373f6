"""What an installed program can prove about itself: its samples, its arithmetic, its evidence."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fenshui.allocation import Run, allocate, compile_river, judge
from fenshui.basin import Basin
from fenshui.desk.opening import open_basin
from fenshui.desk.story import play_story
from fenshui.places import sample_basin
from fenshui.words import Refused, Sentence, sentence

_JULY = 6
_BY_HAND_HM3 = (9.76, 24.4, 1.0)
"""July on the two farms: (25 - 0.6) / 30 of the 12 and 30 the farms ask, and the town's 1."""
_NEAR = 1e-9


@dataclass(frozen=True)
class Trial:
    """One proof: what was tried, and why it failed (None where it holds)."""

    name: Sentence
    fault: Sentence | None


def trials(quick: bool = False) -> Iterator[Trial]:
    """Try one thing after another; the quick ones leave out the record of the Yellow River and the whole story."""
    yield _trial("two_farms", _two_farms)
    yield _trial("canals", _canals)
    yield _trial("judge", _judge_agrees)
    if not quick:
        yield _trial("yellow_river", _yellow_river)
        yield _trial("story", _story)


def _trial(name: str, proof: Callable[[], bool]) -> Trial:
    try:
        fault = None if proof() else sentence("story.trial.wrong")
    except Refused as refused:
        fault = refused.sentence
    return Trial(sentence(f"story.trial.{name}"), fault)


def _sample(name: str) -> Basin:
    return open_basin(sample_basin(name)).basin


def _two_farms() -> bool:
    return _as_by_hand("auto")


def _canals() -> bool:
    return _as_by_hand("lp")


def _as_by_hand(engine: str) -> bool:
    delivered = allocate(_sample("two_farms"), engine=engine).delivered_hm3[_JULY].tolist()
    return all(abs(found - right) <= _NEAR for found, right in zip(delivered, _BY_HAND_HM3, strict=True))


def _judge_agrees() -> bool:
    return judge(Run(compile_river(_sample("two_farms"))), _JULY).worst_difference <= _NEAR


def _yellow_river() -> bool:
    """That it balances and is proved is checked in every run, which would refuse otherwise."""
    return allocate(_sample("yellow_river")).certificate_ok


def _story() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return not play_story(Path(folder) / "story", lambda _: None).findings
