"""One commit of Registre that parses under measurement: ``parse_times.py`` starts it with that commit on its path.

It answers each line, the JSON of a name and a text, with the seconds of CPU that parsing it took. It runs on
this commit and on those before the stages had packages of their own.
"""

import json
import sys
import time
from importlib import import_module
from typing import Any


def _module(name: str, before: str) -> Any:
    """A module of this commit, by the name that it has or had."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return import_module(before)


def main() -> None:
    """Parse what comes."""
    extracted_text = _module("indexer.acts.documents", "indexer.documents").ExtractedText
    parse = _module("indexer.reading.parsing", "indexer.parsing").parse
    for line in sys.stdin:
        name, text = json.loads(line)
        began = time.process_time()
        parse(extracted_text(text), name=name)
        print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    main()
