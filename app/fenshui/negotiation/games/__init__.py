"""What a coalition can do on its own, and the divisions that follow from it, for up to 12 players.

A game is a mapping from the frozenset of its players to its worth, or, under the keyword `cost`, to its cost; the
empty coalition may be left out. Every division is a dict from player to worth (or cost).
"""

from fenshui.negotiation.games.bargaining import nash_bargaining
from fenshui.negotiation.games.core import core_violations
from fenshui.negotiation.games.cost_sharing import separable_costs_remaining_benefits
from fenshui.negotiation.games.nucleolus import nucleolus, per_capita_nucleolus, prenucleolus
from fenshui.negotiation.games.shapley import shapley_value

__all__ = [
    "core_violations",
    "nash_bargaining",
    "nucleolus",
    "per_capita_nucleolus",
    "prenucleolus",
    "separable_costs_remaining_benefits",
    "shapley_value",
]
