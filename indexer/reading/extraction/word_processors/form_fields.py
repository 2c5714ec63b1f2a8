"""The fields of forms in Word: a box to tick, a choice out of a list (ECMA-376, part 1, 17.16)."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def form_box(element: Any) -> str:
    """A box to tick: its state, else what it is by default (17.16.8)."""
    state = element.find(f"{_W}checked")
    if state is None:
        state = element.find(f"{_W}default")
    ticked = state is not None and state.get(f"{_W}val", "1") not in ("0", "false", "off")
    return "☒" if ticked else "☐"


def form_choice(element: Any) -> str:
    """The entry of a list that was chosen, else the one by default, else the first (17.16.9)."""
    entries = [each.get(f"{_W}val") or "" for each in element.iter(f"{_W}listEntry")]
    chosen = element.find(f"{_W}result")
    if chosen is None:
        chosen = element.find(f"{_W}default")
    place = "0" if chosen is None else chosen.get(f"{_W}val") or "0"
    return entries[int(place)] if place.isdecimal() and int(place) < len(entries) else ""
