"""Numbers as people read them, in the units the user has chosen: the only place of the window that knows units.

As usual, yearly volumes are read in 万m³ and flows in m³/s. With one unit for everything, a flow is told as the volume
it carries in a year, or a yearly volume as a mean flow, so that both can be compared at sight.
"""

from math import ceil, log10

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from fenshui.gui.wording.language import language_spoken
from fenshui.units import M3_PER_HM3, M3_PER_UNIT, M3_PER_WAN_M3, M3_PER_YI_M3, SECONDS_PER_YEAR

USUAL = "usual"
UNITS = (USUAL, *M3_PER_UNIT)
"""What can be chosen: everything in its usual unit, or one unit for all."""

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_PROPERTY = "fenshuiUnits"
_NAMES = {"yi_m3": "10⁸ m³", "wan_m3": "10⁴ m³", "hm3": "hm³", "m3": "m³", "m3_s": "m³/s"}
_CHINESE = {"yi_m3": "亿m³", "wan_m3": "万m³", "hm3": "百万m³"}
_MOST_DIGITS = 8


def unit_in_force() -> str:
    """The unit the user reads everything in, or `usual`."""
    application = QCoreApplication.instance()
    chosen = str(application.property(_PROPERTY)) if application else USUAL
    return chosen if chosen in UNITS else USUAL


def count_in(application: QApplication, unit: str) -> None:
    """Write everything in a unit from now on."""
    if application.property(_PROPERTY) == unit:
        return
    application.setProperty(_PROPERTY, unit)
    counting(application).changed.emit()


class Counting(QObject):
    """Tells those who show amounts that the unit is another: their words are the same, so nobody else is asked."""

    changed = Signal()


def counting(application: QCoreApplication | None) -> Counting:
    """The one of an application."""
    found = application.findChild(Counting) if application is not None else None
    return found if isinstance(found, Counting) else Counting(application)


def unit_name(unit: str) -> str:
    """What a unit is called in the language in force."""
    chinese = language_spoken() == "zh_CN"
    return _CHINESE.get(unit, _NAMES[unit]) if chinese else _NAMES[unit]


def volume_unit() -> str:
    """The name of the unit of yearly volumes in tables."""
    return unit_name(_volumes())


def yearly_unit() -> str:
    """The same where the year must be said."""
    return _a_year(_volumes())


def flow_unit() -> str:
    """The name of the unit of flows."""
    return _a_year(_flows())


def stock_unit() -> str:
    """The name of the unit of what a reservoir holds; as a flow it cannot be told."""
    return unit_name(_stocks())


def m3_per_volume_unit() -> float:
    """m³ a year in one unit of yearly volumes."""
    return float(M3_PER_UNIT[_volumes()])


def flow_units_per_m3_s() -> float:
    """What a flow in m³/s is multiplied by to be shown."""
    unit = _flows()
    return 1.0 if unit == "m3_s" else SECONDS_PER_YEAR / M3_PER_UNIT[unit]


def stock_units_per_hm3() -> float:
    """What a stock in hm³ is multiplied by to be shown."""
    return M3_PER_HM3 / M3_PER_UNIT[_stocks()]


def volume_digits(for_wan_m3: int = 0) -> int:
    """Decimal places that say as much of a yearly volume as so many do in 万m³."""
    return _digits(for_wan_m3 + log10(m3_per_volume_unit() / M3_PER_WAN_M3))


def exact_volume_digits() -> int:
    """Decimal places in which every whole m³ has a number of its own."""
    return _digits(log10(m3_per_volume_unit()))


def flow_digits(for_m3_s: int = 0) -> int:
    """Decimal places that say as much of a flow as so many do in m³/s."""
    return _digits(for_m3_s - log10(flow_units_per_m3_s()))


def number_text(value: float, digits: int = 1) -> str:
    """A number with separators and a true minus sign."""
    return f"{value:,.{digits}f}".replace("-", "−")


def signed_text(value: float, digits: int) -> str:
    """A change with its sign; what rounds to nothing is 0."""
    if abs(value) < 0.5 * 10.0**-digits:
        return "0"
    return ("+" if value > 0 else "") + number_text(value, digits)


def volume_text(volume_m3: float) -> str:
    """A yearly volume in the unit chosen; as usual in the one that suits its size: 亿m³, 万m³ or m³, million m³."""
    unit = unit_in_force()
    if unit != USUAL:
        return f"{_short(volume_m3 / M3_PER_UNIT[unit])} {unit_name(unit)}"
    size = abs(volume_m3)
    if language_spoken() == "zh_CN":
        if size >= M3_PER_YI_M3:
            return f"{_short(volume_m3 / M3_PER_YI_M3)} 亿m³"
        return f"{_short(volume_m3 / M3_PER_WAN_M3)} 万m³" if size >= M3_PER_WAN_M3 else f"{_short(volume_m3)} m³"
    if size >= M3_PER_HM3 / 100:
        return f"{_short(volume_m3 / M3_PER_HM3)} million m³"
    return f"{_short(volume_m3)} m³"


def flow_text(flow_m3_s: float) -> str:
    """A flow with its unit, with as many digits as its size deserves."""
    return f"{_short(flow_m3_s * flow_units_per_m3_s())} {flow_unit()}"


def signed_flow_text(flow_m3_s: float) -> str:
    """A change of flow with its sign."""
    return f"+{flow_text(flow_m3_s)}" if flow_m3_s > 0 else flow_text(flow_m3_s)


def share_text(share: float) -> str:
    """A share in per cent; its sign never stands on another line than its figure."""
    blank = "" if language_spoken() == "zh_CN" else "\N{NO-BREAK SPACE}"
    return f"{_short(share * 100)}{blank}%"


def tiny_text(value: float) -> str:
    """A figure near nothing as a power of ten: 2×10⁻¹⁶."""
    figure, power = f"{value:.0e}".split("e")
    return f"{figure}×10{str(int(power)).translate(_RAISED)}" if value else "0"


def _volumes() -> str:
    unit = unit_in_force()
    return "wan_m3" if unit == USUAL else unit


def _flows() -> str:
    unit = unit_in_force()
    return "m3_s" if unit == USUAL else unit


def _stocks() -> str:
    unit = unit_in_force()
    return "hm3" if unit in (USUAL, "m3_s") else unit


def _a_year(unit: str) -> str:
    name = unit_name(unit)
    year = "年" if language_spoken() == "zh_CN" else "a"
    return name if unit == "m3_s" else f"{name}/{year}"


def _digits(wanted: float) -> int:
    return min(max(ceil(wanted - 0.05), 0), _MOST_DIGITS)


def trimmed(text: str) -> str:
    """A number written without noughts that say nothing."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _short(value: float) -> str:
    size = abs(value)
    if 0 < size < 0.01:
        return trimmed(number_text(value, min(2 - ceil(log10(size)) + 1, _MOST_DIGITS)))
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3 if size else 0
    return trimmed(number_text(value, digits))
