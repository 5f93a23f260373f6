"""The terms of a transfer as they are signed."""

from typing import Any

from fenshui.transfer import Transfer

_MILLION = 1_000_000


def transfer_terms(transfer: Transfer) -> dict[str, Any]:
    """The terms of a transfer in whole numbers: m³, fen, ratios in millionths."""
    terms: dict[str, Any] = {
        "id": transfer.id,
        "right": transfer.right,
        "volume_m3": transfer.volume_m3,
        "basis": transfer.basis,
        "exchange_rate_millionths": round(transfer.exchange_rate * _MILLION),
        "from": transfer.starts.isoformat(),
        "to": transfer.ends.isoformat(),
        "schedule": [round(share * _MILLION) for share in transfer.schedule] or "as-used",
        "object": transfer.object,
        "price_fen_per_m3": transfer.price_fen_per_m3,
        "total_m3": transfer.years * transfer.volume_m3,
        "total_fen": transfer.total_fen,
    }
    if transfer.basis == "diversion":
        terms["conversion"] = transfer.conversion
    if transfer.release_from:
        terms["release_from"] = transfer.release_from
        terms["release_litres_per_s"] = [round(flow * 1000) for flow in transfer.release_m3_s]
    if transfer.to_right:
        return {**terms, "to_right": transfer.to_right}
    new = {"to_node": transfer.to_node, "to_holder": transfer.to_holder, "to_priority": transfer.to_priority}
    return {**terms, **new, "to_consumption_ratio_millionths": round(transfer.to_consumption_ratio * _MILLION)}
