"""How the window looks: one calm palette in light, one in dark, one accent colour."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

PROPERTY = "fenshuiTheme"
"""The property of the application that holds the name of the theme it wears."""


@dataclass(frozen=True)
class Theme:
    """Colours by what they are for; `less` and `more` run from a small change to a great one."""

    name: str
    window: str
    panel: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    land: str
    region: str
    region_line: str
    water: str
    halo: str
    no_change: str
    less: tuple[str, ...]
    more: tuple[str, ...]
    flow: tuple[str, ...]
    good: str
    warn: str
    bad: str
    pins: tuple[str, ...]
    """Of what is pinned side by side; told apart by the colour-blind (Okabe and Ito 2008)."""


LIGHT = Theme(
    name="light",
    window="#F3F5F7",
    panel="#FFFFFF",
    raised="#F7F9FA",
    line="#DDE3E8",
    text="#1C2A36",
    quiet="#5E6E7C",
    accent="#0B6FA4",
    on_accent="#FFFFFF",
    land="#EEF1F3",
    region="#FBFBF9",
    region_line="#CBD2D8",
    water="#4C8FBF",
    halo="#FFFFFF",
    no_change="#A9B2BA",
    less=("#E9A15B", "#CF6F1B", "#A34A05", "#6B2D04"),
    more=("#7DB8DD", "#3D8FC6", "#1B63A5", "#0A3B73"),
    flow=("#A9CCE3", "#6BA8D0", "#3580B8", "#135893", "#062F5F"),
    good="#18775A",
    warn="#9A5B00",
    bad="#B3261E",
    pins=("#5E6E7C", "#D55E00", "#009E73", "#AA4499", "#B38600", "#3A86C8"),
)

DARK = Theme(
    name="dark",
    window="#12171C",
    panel="#1A2128",
    raised="#202932",
    line="#303B46",
    text="#E4EAF0",
    quiet="#94A3B1",
    accent="#4DB0E3",
    on_accent="#06202F",
    land="#12171C",
    region="#1B232B",
    region_line="#37434F",
    water="#4F94C4",
    halo="#12171C",
    no_change="#5F6C78",
    less=("#B56D2A", "#DB8A38", "#F4AC5E", "#FFD3A1"),
    more=("#3A7CAF", "#4F9FDB", "#7FC2F5", "#BFE3FF"),
    flow=("#2F5C7E", "#3F7DAB", "#55A0D6", "#86C4F0", "#C4E5FF"),
    good="#5CC79B",
    warn="#F0B354",
    bad="#FF8A80",
    pins=("#94A3B1", "#F08A4B", "#35C79A", "#D98BC8", "#E5C04A", "#7FC2F5"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def theme_in_force() -> Theme:
    """The theme the application wears now; light before it has been dressed."""
    application = QApplication.instance()
    return THEMES.get(str(application.property(PROPERTY)) if application else "", LIGHT)
