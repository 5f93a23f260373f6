"""Volumes, flows and money: how they turn into each other."""

M3_PER_HM3 = 1_000_000
"""1 hm³ = 1 GL = 10⁶ m³ (the engine's unit; 100 万m³)."""

M3_PER_YI_M3 = 100_000_000
"""1 亿m³ = 10⁸ m³."""

M3_PER_WAN_M3 = 10_000
"""1 万m³ = 10⁴ m³."""

SECONDS_PER_YEAR = 31_557_600
"""A year of 365.25 days, for a yearly volume as a mean flow and back."""

M3_PER_UNIT = {
    "yi_m3": M3_PER_YI_M3,
    "wan_m3": M3_PER_WAN_M3,
    "hm3": M3_PER_HM3,
    "m3": 1,
    "m3_s": SECONDS_PER_YEAR,
}
"""The units a user may read yearly volumes in -> m³ a year in one of them."""

FEN_PER_YUAN = 100


def hm3_from_m3(volume_m3: float) -> float:
    """A volume in hm³ from m³."""
    return volume_m3 / M3_PER_HM3


def whole_m3_from_hm3(volume_hm3: float) -> int:
    """A volume in whole m³, where people sign, from the engine's hm³."""
    return round(volume_hm3 * M3_PER_HM3)


def hm3_from_m3_s(flow_m3_s: float, seconds: float) -> float:
    """The volume in hm³ that a mean flow in m³/s carries in so many seconds."""
    return flow_m3_s * seconds / M3_PER_HM3


def m3_s_from_hm3(volume_hm3: float, seconds: float) -> float:
    """The mean flow in m³/s that carries a volume in hm³ in so many seconds."""
    return volume_hm3 * M3_PER_HM3 / seconds


def yuan_text(amount_fen: int) -> str:
    """Money as people write it: 180000000 fen is `1,800,000.00`."""
    sign, amount_fen = ("-", -amount_fen) if amount_fen < 0 else ("", amount_fen)
    return f"{sign}{amount_fen // FEN_PER_YUAN:,}.{amount_fen % FEN_PER_YUAN:02d}"
