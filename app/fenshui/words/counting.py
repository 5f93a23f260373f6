"""Values filled into a sentence; a noun follows its number: `{reaches:reach|reaches}` is 1 reach, 2 reaches."""


class _Filled:
    """A value that knows how to stand before its noun."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __str__(self) -> str:
        return str(self._value)

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return format(self._value, spec)
        one, many = spec.split("|")
        number = f"{self._value:,}" if isinstance(self._value, int) else str(self._value)
        return f"{number} {one if number == '1' else many}"


def filled(text: str, /, **values: object) -> str:
    """The text with its values; a place may name the noun for one and for many: `{count:cure|cures}`."""
    return text.format(**{name: _Filled(value) for name, value in values.items()})
