"""Three farms one below the other, whose trades can be worked out on paper."""

from rivers import right, river

STRAIGHT = [("head", "upper"), ("upper", "middle"), ("middle", "lower"), ("lower", "sea")]


def line(fen_per_m3, most_hm3):
    return ((0.0, 0.0), (most_hm3 * 1e6, fen_per_m3 * most_hm3 * 1e6))


def three_farms(inflow_hm3=6.0, loss=0.0, periods=1, **tables):
    """Three farms one below the other, one year; the upper two are served first and take 4 and 2."""
    return river(
        ["head", "upper", "middle", "lower", "sea"],
        [(head, to, {"loss": loss} if head == "middle" else {}) for head, to in STRAIGHT],
        {"head": [inflow_hm3] * periods},
        [
            right("u", "upper", "industry"),
            right("m", "middle", "industry"),
            right("l", "lower", "agriculture"),
        ],
        {"u": 4.0, "m": 2.0, "l": 5.0},
        periods=periods,
        step="year",
        **tables,
    )


CURVES = {"u": line(10, 4), "m": line(30, 2), "l": line(50, 5)}
"""Fen per m³: the lower farm makes most of water, the upper least."""
