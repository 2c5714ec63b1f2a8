"""What the controls of a form in an OpenDocument text show where they stand on the page.

Controls lie in ``office:forms`` and are drawn by ``draw:control`` (OASIS OpenDocument 1.3, part 3, 13).
Passwords, buttons, files and hidden controls show nothing that belongs to a text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_WRITTEN = ("text", "textarea", "formatted-text", "number", "date", "time", "combobox")
_LISTED = ("listbox",)
_TICKED = {"checkbox": "state", "radio": "selected"}
_SAID = ("fixed-text",)
_ALL = (*_WRITTEN, *_LISTED, *_TICKED, *_SAID)


def controls_of(root: Any) -> Mapping[str, str]:
    """What each control of a document shows, by its identifier."""
    found: dict[str, str] = {}
    for kind in _ALL:
        for control in root.get_elements(f"//form:{kind}"):
            for name in ("xml:id", "form:id"):
                if id := control.get_attribute_string(name):
                    found[id] = _shown(kind, control)
    return found


def _shown(kind: str, control: Any) -> str:
    label = control.get_attribute_string("form:label") or ""
    if kind in _TICKED:
        ticked = _state(control, _TICKED[kind]) in ("checked", "true")
        return f"{'☒' if ticked else '☐'} {label}".strip()
    if kind in _LISTED:
        return ", ".join(filter(None, _chosen(control.get_elements("form:option"))))
    if kind in _WRITTEN:
        return _state(control, "value") or " ".join(
            paragraph.inner_text for paragraph in control.get_elements("text:p")
        )
    return label


def _chosen(options: Iterable[Any]) -> Iterator[str]:
    for option in options:
        if _state(option, "selected") == "true":
            yield option.get_attribute_string("form:label") or ""


def _state(element: Any, name: str) -> str:
    """What a control holds now, else what it held at first."""
    now = element.get_attribute_string(f"form:current-{name}")
    return str(now if now is not None else element.get_attribute_string(f"form:{name}") or "")
