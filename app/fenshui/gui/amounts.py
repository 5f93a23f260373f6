"""Numbers as people read them."""

from fenshui.gui.language import language_spoken
from fenshui.units import M3_PER_HM3, M3_PER_WAN_M3, M3_PER_YI_M3


def number_text(value: float, digits: int = 1) -> str:
    """A number with separators and a true minus sign."""
    return f"{value:,.{digits}f}".replace("-", "−")


def volume_text(volume_m3: float) -> str:
    """A volume in the unit that suits its size: 亿m³, 万m³ or m³; million m³ or m³ in English."""
    size = abs(volume_m3)
    if language_spoken() == "zh_CN":
        if size >= M3_PER_YI_M3:
            return f"{_short(volume_m3 / M3_PER_YI_M3)} 亿m³"
        return f"{_short(volume_m3 / M3_PER_WAN_M3)} 万m³" if size >= M3_PER_WAN_M3 else f"{_short(volume_m3)} m³"
    if size >= M3_PER_HM3 / 100:
        return f"{_short(volume_m3 / M3_PER_HM3)} million m³"
    return f"{_short(volume_m3)} m³"


def flow_text(flow_m3_s: float) -> str:
    """A flow in m³/s, with as many digits as its size deserves."""
    return f"{_short(flow_m3_s)} m³/s"


def signed_flow_text(flow_m3_s: float) -> str:
    """A change of flow with its sign."""
    return f"+{flow_text(flow_m3_s)}" if flow_m3_s > 0 else flow_text(flow_m3_s)


def share_text(share: float) -> str:
    """A share in per cent."""
    return f"{_short(share * 100)} %"


def _short(value: float) -> str:
    size = abs(value)
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3 if size else 0
    text = number_text(value, digits)
    return text.rstrip("0").rstrip(".") if "." in text else text
