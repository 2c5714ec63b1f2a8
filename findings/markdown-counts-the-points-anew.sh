#!/usr/bin/env bash
# Points 3, 5 and 8 of a sitting, written in Markdown, are 3, 4 and 5 once read, or 1, 2 and 3.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check markdown==3.11.3 markdown-it-py==4.3.0 mistune==3.4.0
"$place/venv/bin/python" - <<'PYTHON'
"""markdown-it-py 4.3.0 (CommonMark 0.31.2), mistune 3.4.0, Markdown 3.11.3.

Expected: an extract of minutes that keeps points 3, 5 and 8 shows them as 3, 5 and 8: by these numbers the agenda, the
prefecture and later acts name them.
Seen: CommonMark takes the number of the first item alone, so that 5 and 8 become 4 and 5; Python-Markdown takes none, so
that the three are 1, 2 and 3. The numbers as written stand nowhere in what either gives, and no tool that reads the HTML
can tell that they were others. A year that begins a line (« 2024. Le budget ») goes the same way.
"""
import re

import markdown
import mistune
from markdown_it import MarkdownIt

POINTS = "3. Tarifs de la cantine\n5. Vente de la halle\n8. Motion\n"
readers = {"markdown-it-py": MarkdownIt().render, "mistune": mistune.html, "Markdown": markdown.markdown}


def shown(page: str) -> list[int]:
    """The number that a browser shows before each item of the only list."""
    start = re.search(r'<ol start="(\d+)">', page)
    first = int(start[1]) if start else 1
    return [first + at for at in range(page.count("<li>"))]


seen = {name: shown(read(POINTS)) for name, read in readers.items()}
print(seen)
assert seen == {"markdown-it-py": [3, 4, 5], "mistune": [3, 4, 5], "Markdown": [1, 2, 3]}
for name, read in readers.items():
    page = read(POINTS)
    assert "5" not in page and "8" not in page, (name, page)
year = markdown.markdown("2024. Le budget primitif est voté.\n")
print(year)
assert "2024" not in year and shown(year) == [1]
PYTHON
