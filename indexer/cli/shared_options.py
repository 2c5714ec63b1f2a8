"""What several commands can be told: which index, which filters, how files are read."""

import os
import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from indexer.fields.fields import FACETS

if TYPE_CHECKING:
    from indexer.reading.extraction.options import OcrMode

#: What is typed as an excluded word rather than as options: « -tarif », « -école »; « -n5 » is an option.
_EXCLUDED = re.compile(r"\A-(?=[^\W\d_]{2}|[\"«(])")
_MINUS = "\u2212"

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R")


def index_option(command: F) -> F:
    """Add ``--index``: the folder of the index."""
    return click.option(
        "--index",
        "index",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Folder of the index [REGISTRE_INDEX, else .registre].",
    )(command)


class Asking(click.Command):
    """A command that is given a query: « cantine -tarif » excludes a word, and is no option ``-t``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; excluded words bear the sign of a minus meanwhile, which no option begins with."""
        valued = {
            name
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        before = ["", *args]
        signed = [
            arg if last in valued else _EXCLUDED.sub(_MINUS, arg)
            for last, arg in zip(before, args, strict=False)
        ]
        return super().parse_args(ctx, signed)


def text_argument(command: F) -> F:
    """Add the words of a query, as they were typed; without any, all acts are asked for."""

    def typed(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
        return " ".join(f"-{word[1:]}" if word.startswith(_MINUS) else word for word in words)

    return click.argument("text", nargs=-1, metavar="[TEXT]…", callback=typed)(command)


#: Options whose name is not that of what they ask for.
_OTHER_NAMES = {"per_page": "-n", "tri": "--sort"}


def option_of(parameter: str) -> str:
    """The option that gives a parameter of a search.

    >>> option_of("per_page"), option_of("du")
    ('-n', '--du')
    """
    return _OTHER_NAMES.get(parameter, f"--{parameter.replace('_', '-')}")


def index_at(given: Path | None) -> Path:
    """The folder of the index that is meant."""
    from indexer.storing.meta import index_folder

    return index_folder(given)


def wait_option(command: F) -> F:
    """Add ``--wait``: whether to wait for another writer."""
    return click.option(
        "--wait", is_flag=True, help="Wait for another process that writes, rather than fail."
    )(command)


def json_option(command: F) -> F:
    """Add ``--json``: an answer for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def reading_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add how files are read: OCR and individual orders, given as ``extraction``, and the body they are of."""

    @wraps(command)
    def reading(*args: Any, ocr: "OcrMode", individuals: bool, **options: Any) -> R:
        from indexer.reading.extraction import Options

        return command(*args, extraction=Options(ocr=ocr, individuals=individuals), **options)

    reading = click.option(
        "--collectivite", metavar="NAME", help="Body of files that do not name theirs."
    )(reading)
    reading = click.option(
        "--individuels",
        "individuals",
        is_flag=True,
        help="Take individual orders too (personal data).",
    )(reading)
    modes = click.Choice(["auto", "never", "always"])
    return click.option(
        "--ocr",
        type=modes,
        default="auto",
        show_default=True,
        help="Read scans where Tesseract is installed, never, or every page anew.",
    )(reading)


def jobs_option(command: F) -> F:
    """Add ``--jobs``: how many processes read files."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        default=lambda: os.cpu_count() or 1,
        help="Processes that read files [all cores].",
    )(command)


def filter_options(command: F) -> F:
    """Add the filters of a search; each repeats for OR, different ones combine with AND."""
    for name, facet in reversed(list(FACETS.items())):
        option = f"--{name.replace('_', '-')}"
        command = click.option(option, multiple=True, metavar="X", help=facet.help)(command)
    command = click.option("--au", metavar="DATE", help="Last day: 2024-06-30, 06/2024 or 2024.")(
        command
    )
    command = click.option("--du", metavar="DATE", help="First day.")(command)
    return click.option("--deduites", is_flag=True, help="Let --matiere take deduced codes too.")(
        command
    )
