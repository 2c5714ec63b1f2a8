"""What the fields of a form in HTML show: what was written, chosen and ticked.

Boxes to tick become ☒ and ☐, as those of other formats do. Passwords, files, buttons and hidden
fields show nothing that belongs to a text (HTML Living Standard, 4.10).
"""

from typing import Any

_BOXES = frozenset(("checkbox", "radio"))

#: Kinds of ``input`` that show no text of a document.
_MUTE = frozenset(
    ("hidden", "password", "file", "submit", "reset", "button", "image", "color", "range")
)


def shown(element: Any) -> str | None:
    """What a field shows; ``None`` where the element is no such field, or has its text inside."""
    if element.tag == "input":
        return _of_input(element)
    return _of_list(element) if element.tag == "select" else None


def _of_input(element: Any) -> str:
    kind = (element.get("type") or "").strip().lower()
    if kind in _BOXES:
        return "☒" if "checked" in element.attrib else "☐"
    return "" if kind in _MUTE else element.get("value") or ""


def _of_list(element: Any) -> str:
    """The entries chosen; of a list that is folded up the first, where none is."""
    options = list(element.iter("option"))
    chosen = [option for option in options if "selected" in option.attrib]
    folded = "multiple" not in element.attrib and (element.get("size") or "1") == "1"
    if folded:
        chosen = chosen[-1:] or options[:1]
    return ", ".join(filter(None, map(_label, chosen)))


def _label(option: Any) -> str:
    return option.get("label") or " ".join("".join(option.itertext()).split())
