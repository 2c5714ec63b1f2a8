"""Layers of a PDF that are switched off: a draft, a plan of another state. Nobody sees them.

PDFium paints what is on but gives the text of all. pikepdf (qpdf) takes the signs out of the pages
that are marked as parts of such a layer; what sets the state of the page stays.

Source: ISO 32000-1, 8.11 (optional content).
"""

import mmap
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from indexer.errors import ExtractionError

#: Operators that paint, and what each becomes where nothing is to be painted.
_PAINTING: dict[str, str | None] = dict.fromkeys(
    ("Tj", "TJ", "Do", "sh", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "INLINE IMAGE")
) | {"'": "T*", '"': "T*"}

#: Forms inside forms deeper than this are no document.
_DEEPEST = 20

_Key = tuple[int, int]


def without_hidden_layers(path: Path, max_pages: int) -> bytes | None:
    """The file without the content of layers that are off; ``None`` where it has none.

    Raises ``ExtractionError`` where layers that are off cannot be told from the rest. A damaged or
    protected file gives ``None``: PDFium says what is wrong with it.
    """
    if not _may_have_layers(path):
        return None
    try:
        with pikepdf.open(path) as pdf:
            layers = _Layers(pdf.Root.get("/OCProperties"))
            if not layers.off and not layers.hide_any(pdf.pages[:max_pages]):
                return None
            try:
                cleaning = _Cleaning(pdf, layers)
                for page in pdf.pages[:max_pages]:
                    cleaning.page(page)
            except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
                raise ExtractionError(
                    "has layers that are off and cannot be told from the rest"
                ) from error
            if not cleaning.changed:
                return None
            out = BytesIO()
            pdf.save(out)
            return out.getvalue()
    except pikepdf.PdfError:
        return None


def _may_have_layers(path: Path) -> bool:
    """Whether the bytes name layers, or have their objects packed where they could."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(b"/OCProperties") >= 0 or data.find(b"/ObjStm") >= 0


class _Layers:
    """Which optional content groups are off when the file is opened to be viewed (8.11.4)."""

    def __init__(self, properties: Any | None) -> None:
        self.off: set[_Key] = set()
        if properties is None:
            return
        config = properties.get("/D", {})
        if config.get("/BaseState") == "/OFF":
            self.off = {group.objgen for group in properties.get("/OCGs", [])}
        self.off |= {group.objgen for group in config.get("/OFF", [])}
        self.off -= {group.objgen for group in config.get("/ON", [])}
        self.off |= {group.objgen for group in _off_in_view(config)}

    def hide_any(self, pages: Any) -> bool:
        """Whether pages name a membership that hides what is shown while its groups are on."""
        for page in pages:
            resources = page.get("/Resources", {})
            named = [*resources.get("/Properties", {}).values()]
            named += [each.get("/OC") for each in resources.get("/XObject", {}).values()]
            if any(isinstance(each, pikepdf.Dictionary) and self.hide(each) for each in named):
                return True
        return False

    def hide(self, content: Any | None) -> bool:
        """Whether a group, or a membership of groups, is not seen."""
        if content is None:
            return False
        if content.get("/Type") != "/OCMD":
            return content.objgen in self.off
        if (expression := content.get("/VE")) is not None:
            return not self._holds(expression, 0)
        groups = content.get("/OCGs", [])
        members = [groups] if isinstance(groups, pikepdf.Dictionary) else list(groups)
        on = [group.objgen not in self.off for group in members if group is not None]
        if not on:
            return False
        policy = str(content.get("/P", "/AnyOn"))
        return not {
            "/AllOn": all(on), "/AnyOn": any(on), "/AnyOff": not all(on), "/AllOff": not any(on)
        }.get(policy, True)  # fmt: skip

    def _holds(self, expression: Any, depth: int) -> bool:
        """Whether an expression over groups is true (``/And``, ``/Or``, ``/Not``)."""
        if isinstance(expression, pikepdf.Dictionary) or depth > _DEEPEST:
            return expression.objgen not in self.off
        operator, *operands = list(expression)
        values = [self._holds(operand, depth + 1) for operand in operands]
        if str(operator) == "/Not":
            return not any(values)
        return all(values) if str(operator) == "/And" else any(values)


def _off_in_view(config: Any) -> Iterator[Any]:
    """Groups that the file switches off by themselves where it is viewed rather than printed."""
    for usage in config.get("/AS", []):
        if usage.get("/Event") != "/View":
            continue
        for group in usage.get("/OCGs", []):
            view = group.get("/Usage", {}).get("/View", {})
            if view.get("/ViewState") == "/OFF":
                yield group


class _Cleaning:
    """Takes what is hidden out of the content of pages and of the forms that they show."""

    def __init__(self, pdf: Any, layers: _Layers) -> None:
        self.changed = False
        self._pdf = pdf
        self._layers = layers
        self._forms: set[_Key] = set()

    def page(self, page: Any) -> None:
        """Clean a page and its annotations; one that shows nothing hidden is not touched."""
        kept = self._kept(page, page.get("/Resources", {}), 0)
        if kept is not None:
            page.Contents = self._pdf.make_stream(kept)
        annotations = list(page.get("/Annots", []))
        seen = [each for each in annotations if not self._layers.hide(each.get("/OC"))]
        if len(seen) < len(annotations):
            page.Annots = pikepdf.Array(seen)
            self.changed = True

    def _kept(self, content: Any, resources: Any, depth: int) -> bytes | None:
        """What is left of a content stream; ``None`` where nothing is taken out of it."""
        hidden: list[bool] = []
        kept: list[Any] = []
        taken = 0
        for instruction in pikepdf.parse_content_stream(content):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BMC", "BDC"):
                hidden.append(operator == "BDC" and self._hides(operands, resources))
            elif operator == "EMC" and hidden:
                hidden.pop()
            shows = not any(hidden)
            if operator == "Do" and shows:
                shows = self._shows(
                    resources.get("/XObject", {}).get(str(operands[0])), resources, depth
                )
            if shows or operator not in _PAINTING:
                kept.append(instruction)
                continue
            taken += 1
            if instead := _PAINTING[operator]:
                kept.append(([], pikepdf.Operator(instead)))
        self.changed |= taken > 0
        return pikepdf.unparse_content_stream(kept) if taken else None

    def _hides(self, operands: Any, resources: Any) -> bool:
        if len(operands) < 2 or operands[0] != "/OC":
            return False
        named = operands[1]
        if isinstance(named, pikepdf.Name):
            named = resources.get("/Properties", {}).get(str(named))
        return self._layers.hide(named)

    def _shows(self, drawn: Any | None, resources: Any, depth: int) -> bool:
        """Whether an image or form is seen; what a form itself hides is taken out of it."""
        if drawn is None:
            return True
        if self._layers.hide(drawn.get("/OC")):
            return False
        if (
            drawn.get("/Subtype") == "/Form"
            and drawn.objgen not in self._forms
            and depth < _DEEPEST
        ):
            self._forms.add(drawn.objgen)
            kept = self._kept(drawn, drawn.get("/Resources", resources), depth + 1)
            if kept is not None:
                drawn.write(kept)
        return True
