"""Volumes of other programs in hm³."""

HM3_PER = {"Ml": 1e-3, "m3": 1e-6, "hm3": 1.0}
HM3_PER_ACRE_FOOT = 1233.48183754752e-6
"""International acre-foot: 43,560 ft³ of 0.3048 m."""
