"""How a basin is built and changed: every verb takes a basin and gives another; what cannot be done is `Refused`."""
