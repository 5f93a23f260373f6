"""What the saved water costs: the conversion fee of the Yellow River, below which a giver pays to give."""

from dataclasses import dataclass

from fenshui.words import Refused

MOST_YEARS = 25
"""No works for saving water are counted longer (unverified; an editable default of the fee as practised)."""


@dataclass(frozen=True)
class SavingWorks:
    """Works that save water for `years`, `volume_m3` a year; money in fen, of the whole term unless a year is said."""

    volume_m3: int
    years: int
    works_fen: int
    upkeep_fen_per_year: int = 0
    renewal_fen: int = 0
    risk_fen: int = 0
    compensation_fen: int = 0
    """Economic and ecological compensation."""

    @property
    def once_fen(self) -> int:
        """All that is not upkeep."""
        return self.works_fen + self.renewal_fen + self.risk_fen + self.compensation_fen


def conversion_fee_fen_per_m3(works: SavingWorks, interest: float = 0.0) -> float:
    """[works + n · upkeep + renewal + risk + compensation] / (volume · n), fen per m³.

    With `interest` a year, what is spent once is paid back as an annuity over the n years: i / (1 − (1 + i)^−n) of it a
    year; without, in equal parts, which is the formula as it stands. Source: fee of the Yellow River water-right
    conversion (domain, §5; unverified). Raises `Refused` for more than 25 years or for numbers without sense.
    """
    if not 1 <= works.years <= MOST_YEARS:
        raise Refused("negotiation.fee_years", found=works.years, most=MOST_YEARS)
    money = (works.works_fen, works.upkeep_fen_per_year, works.renewal_fen, works.risk_fen, works.compensation_fen)
    if works.volume_m3 <= 0 or min(money) < 0 or not 0 <= interest < 1:
        raise Refused("negotiation.fee_numbers")
    yearly = works.once_fen * _annuity(interest, works.years) + works.upkeep_fen_per_year
    return yearly / works.volume_m3


def _annuity(interest: float, years: int) -> float:
    return interest / (1.0 - (1.0 + interest) ** -years) if interest > 0 else 1.0 / years
