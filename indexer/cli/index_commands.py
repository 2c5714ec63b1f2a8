"""``search index``, ``watch``, ``check`` and ``remove``: the commands that make an index and keep it.

What a command needs is imported when it runs.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.cli.alert_commands import send_mails
from indexer.cli.exit_codes import EXIT_FAILURE, EXIT_PARTIAL
from indexer.cli.shared_options import (
    index_at,
    index_option,
    jobs_option,
    json_option,
    reading_options,
    wait_option,
)
from indexer.cli.terminal import Terminal, counted, report_json
from indexer.errors import MailRefused, PathMissing, RegistreError
from indexer.storing.engines import ENGINES

if TYPE_CHECKING:
    from indexer.indexing.build import Report
    from indexer.reading.extraction import Options


@click.command(short_help="Index files and folders; run it again at any time.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@index_option
@click.option("--engine", type=click.Choice(ENGINES), help="Engine of a new index [tantivy].")
@jobs_option
@reading_options
@click.option("--rebuild", is_flag=True, help="Start anew; the old index serves until the end.")
@click.option("--follow-links", is_flag=True, help="Follow links that lead out of the folders.")
@click.option("--only", is_flag=True, help="Rebuild without the other folders of the index.")
@wait_option
@json_option
@click.pass_context
def index(
    ctx: click.Context,
    paths: tuple[Path, ...],
    index: Path | None,
    engine: str | None,
    jobs: int,
    extraction: "Options",
    collectivite: str | None,
    rebuild: bool,
    follow_links: bool,
    only: bool,
    wait: bool,
    as_json: bool,
) -> None:
    """Index files and folders, or an index that `search export --all` wrote.

    Run it again at any time: unchanged files are skipped, changed ones replaced, and those that
    vanished from the folders given are removed. A rebuild reads again every folder of the index.
    """
    from indexer.indexing.build import Settings, build
    from indexer.indexing.saved import is_saved, restore

    out: Terminal = ctx.obj
    settings = Settings(
        engine=engine,
        jobs=jobs,
        collectivite=collectivite,
        rebuild=rebuild,
        follow_links=follow_links,
        only=only,
        wait=wait,
        extraction=extraction,
    )
    folder = index_at(index)
    if len(paths) == 1 and is_saved(paths[0]):
        out.say(f"{counted(restore(paths[0], folder, settings), 'act')} in the index")
        return
    with _interruptible(ctx), out.progress() as progress:
        report = build(list(paths), folder, settings, progress)
    if as_json:
        out.json(report_json(report))
    out.report(report)
    if report.failed:
        ctx.exit(EXIT_PARTIAL)


@contextmanager
def _interruptible(ctx: click.Context) -> Iterator[None]:
    """Say how to go on where a run is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(
            "search: interrupted; the index is as it was at its last commit, and the same command goes on there",
            err=True,
        )
        ctx.exit(EXIT_FAILURE)


@click.command(short_help="Index files and folders, again whenever they change.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@index_option
@jobs_option
@click.option(
    "--poll",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Look through the folders, where the system does not tell what changes (network mounts).",
)
@reading_options
@click.option("--alerts", is_flag=True, help="Send alerts by mail after each change.")
@click.pass_obj
def watch(
    out: Terminal,
    /,
    paths: tuple[Path, ...],
    index: Path | None,
    jobs: int,
    poll: float | None,
    extraction: "Options",
    collectivite: str | None,
    alerts: bool,
) -> None:
    """Index files and folders, and again whenever they change, until interrupted."""
    from indexer.indexing.build import Settings
    from indexer.indexing.watching import Watch

    settings = Settings(
        jobs=jobs,
        collectivite=collectivite,
        extraction=extraction,
    )

    def told(done: "Report | RegistreError") -> None:
        if isinstance(done, RegistreError):
            click.echo(f"search: {done}", err=True)
            return
        if done.indexed or done.removed or done.failed:
            out.report(done)
        if alerts:
            _send(index_at(index))

    for path in paths:
        if not path.exists():
            raise PathMissing(f"no such file or folder: {path}")
    out.say(f"watching {', '.join(map(str, paths))} (Ctrl-C to stop)")
    Watch(paths, index_at(index), settings, poll).run(told)


def _send(folder: Path) -> None:
    """Send the alerts of an index; what could not be sent now goes with the next change."""
    try:
        send_mails(folder)
    except MailRefused as error:
        click.echo(f"search: {error}", err=True)


@click.command(short_help="Say whether the index is sound; exit 1 when it is not.")
@index_option
@click.option("--repair", is_flag=True, help="Mend what can be mended, and say what was done.")
@wait_option
@json_option
@click.pass_context
def check(ctx: click.Context, index: Path | None, repair: bool, wait: bool, as_json: bool) -> None:
    """Say whether the index is sound, reading all of its files; exit 1 when it is not."""
    from indexer.storing.upkeep.soundness import problems

    out: Terminal = ctx.obj
    folder = index_at(index)
    done: list[str] = []
    if repair:
        from indexer.indexing.mending import mend

        done = mend(folder, wait=wait)
    found = problems(folder)
    if as_json:
        repaired = {"repaired": done} if repair else {}
        out.json({"sound": not found, "problems": found, **repaired})
    else:
        for sentence in done:
            click.echo(f"repaired: {sentence}")
        for sentence in found or ["the index is sound"]:
            click.echo(sentence)
    if found:
        if not repair:
            out.say("`search check --repair` mends what can be mended")
        ctx.exit(EXIT_FAILURE)


@click.command(short_help="Take acts out of the index for good.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@index_option
@wait_option
@click.pass_context
def remove(ctx: click.Context, ids: Sequence[str], index: Path | None, wait: bool) -> None:
    """Take acts out of the index for good: they stay out wherever their text is found again."""
    from indexer.indexing.build import remove as take_down

    out: Terminal = ctx.obj
    known = take_down(ids, index_at(index), wait=wait)
    out.say(f"{len(known)} removed")
    if unknown := [id for id in ids if id not in known]:
        click.echo(f"search: no act of id {', '.join(unknown)}", err=True)
        ctx.exit(EXIT_FAILURE)
