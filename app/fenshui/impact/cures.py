"""What would cure a transfer that harms others: each cure a transfer ready to be sent as a counter-proposal."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fenshui.basin import Basin
from fenshui.impact.assessment import assess
from fenshui.impact.compensation import Compensation, compensations
from fenshui.impact.exchange import neutral
from fenshui.impact.releases import best_release
from fenshui.impact.safe_volume import safe_volume
from fenshui.impact.schedules import best_schedule
from fenshui.impact.trial import Trial, excess
from fenshui.transfer import Transfer, with_transfers

KINDS = ("schedule", "exchange-rate", "smaller-volume", "release", "compensation")
_STEPS = 10
_LEAST_RATE = 0.01
_WORTH_IT = 0.95
"""A form that leaves more than this of the harm is no cure."""


@dataclass(frozen=True)
class Cure:
    """One form of the transfer: whether it does no injury, and how far the worst harm is above the limit (≤ 0: none).

    A compensation leaves the transfer as it is and says what it costs whom.
    """

    kind: str
    transfer: Transfer
    is_harmless: bool
    excess: float
    compensations: tuple[Compensation, ...] = ()


def find_cures(basin: Basin, transfer: Transfer, active: Sequence[Transfer] = ()) -> tuple[Cure, ...]:
    """Every cure found for a transfer that injures; none where it does no injury as it stands.

    A schedule, a rate and a release are offered where they lessen the harm (by a twentieth or more), a smaller volume
    where any is left. Harmless ones come first, in the order of `KINDS`. Each figure is of a full run of the
    record under both uses.
    """
    trial = Trial(with_transfers(basin, active))
    harm = excess(trial.impacts(transfer))
    if harm <= 0:
        return ()
    forms = {"schedule": _scheduled, "exchange-rate": _exchanged, "smaller-volume": _smaller, "release": _released}
    found = [Cure(kind, *tried) for kind, form in forms.items() for tried in form(trial, transfer, harm)]
    assessment = assess(basin, [transfer], active)
    found.append(Cure("compensation", transfer, False, harm, compensations(assessment)))
    return tuple(sorted(found, key=lambda cure: not cure.is_harmless))


Tried = Iterator[tuple[Transfer, bool, float]]


def _scheduled(trial: Trial, transfer: Transfer, harm: float) -> Tried:
    shares = best_schedule(trial, transfer)
    if shares is not None:
        yield from _if_better(trial, replace(transfer, schedule=shares), harm)


def _exchanged(trial: Trial, transfer: Transfer, harm: float) -> Tried:
    """The neutral rate; where that still injures, the largest rate below it that does not (to a thousandth of it)."""
    fair = neutral(trial.start, transfer)
    if fair != transfer:
        yield from _if_better(trial, fair, harm)
    if trial.is_safe(fair):
        return
    rate = _largest(fair.exchange_rate, lambda rate: trial.is_safe(replace(fair, exchange_rate=rate)))
    if rate >= _LEAST_RATE:
        yield from _if_better(trial, replace(fair, exchange_rate=rate), harm)


def _largest(most: float, is_safe: Callable[[float], bool]) -> float:
    low, high = 0.0, most
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_safe(middle) else (low, middle)
    return round(low, 6)


def _smaller(trial: Trial, transfer: Transfer, harm: float) -> Tried:
    volume = min(safe_volume(trial.start, transfer).volume_m3, transfer.volume_m3)
    if volume > 0:
        yield from _if_better(trial, replace(transfer, volume_m3=volume), harm)


def _released(trial: Trial, transfer: Transfer, harm: float) -> Tried:
    form = best_release(trial, transfer)
    if form is not None:
        yield from _if_better(trial, form, harm)


def _if_better(trial: Trial, form: Transfer, harm: float) -> Tried:
    impacts = trial.impacts(form)
    if excess(impacts) <= _WORTH_IT * harm:
        yield form, all(impact.does_no_injury for impact in impacts), excess(impacts)
