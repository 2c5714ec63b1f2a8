"""The shapes of the JSON interface as names, each with what may be held there.

``python tests/webapp/frozen.py`` puts down what was added; nothing that stands there may go.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from webapp.programs.openapi import description

FILE = Path(__file__).with_name("api-v1.txt")


def shapes() -> set[str]:
    """One line for each address, parameter, answer and key of the interface."""
    described = description()
    lines = set()
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            at = f"{method.upper()} {path}"
            lines |= {f"{at} ? {p['name']}" for p in operation.get("parameters", ())}
            for status, answer in operation["responses"].items():
                kinds = answer.get("content", {"": {}})
                lines |= {
                    f"{at} → {status} {kind} {_said(c)}".rstrip() for kind, c in kinds.items()
                }
    for name, schema in described["components"]["schemas"].items():
        lines.update(_keys(name, schema))
    return lines


def _keys(name: str, schema: dict[str, Any]) -> Iterator[str]:
    required = schema.get("required", ())
    for key, held in schema.get("properties", {}).items():
        yield f"{name}.{key}{'' if key in required else '?'}: {_said({'schema': held})}"
        yield from _keys(f"{name}.{key}", held)
    for part in schema.get("allOf", ()):
        yield from (
            _keys(name, part) if "$ref" not in part else [f"{name} ⊃ {_said({'schema': part})}"]
        )


def _said(content: dict[str, Any]) -> str:
    schema = content.get("schema", {})
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(sorted(_said({"schema": each}) for each in schema["anyOf"]))
    kind = schema.get("type", "any")
    names = sorted(kind) if isinstance(kind, list) else [kind]
    inner = f"[{_said({'schema': schema['items']})}]" if "items" in schema else ""
    return " | ".join(names) + inner


def frozen() -> set[str]:
    """What was promised."""
    return set(FILE.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    gone = frozen() - shapes() if FILE.exists() else set()
    FILE.write_text("\n".join(sorted(shapes() | gone)) + "\n", encoding="utf-8")
