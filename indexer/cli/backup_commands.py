"""``search backup`` and ``search restore``: a whole index in one file."""

from pathlib import Path

import click

from indexer.cli.shared_options import index_at, index_option, wait_option
from indexer.cli.terminal import Terminal, counted


@click.command(short_help="Copy the whole index into one file, while it is read.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@index_option
@wait_option
@click.pass_obj
def backup(out: Terminal, /, file: Path, index: Path | None, wait: bool) -> None:
    """Copy the index, its take-downs, keys and alerts into one file, while it is read.

    The file takes the place of an older one once it is whole. It holds digests of keys and addresses of
    people: only its owner may read it.
    """
    from indexer.storing.upkeep.backups import backup as copy

    size = copy(index_at(index), file, wait=wait)
    out.say(f"{file}: {size / 1e6:.1f} MB")


@click.command(short_help="Put back an index that `search backup` copied.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@index_option
@click.option(
    "--take-downs",
    "newer",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A newer retraits.json, where the folder of the index was lost with its own.",
)
@click.option(
    "--as-it-was",
    is_flag=True,
    help="Bring back what was taken down, revoked or left since the copy too.",
)
@wait_option
@click.pass_obj
def restore(
    out: Terminal,
    /,
    file: Path,
    index: Path | None,
    newer: Path | None,
    as_it_was: bool,
    wait: bool,
) -> None:
    """Put back an index that `search backup` copied; a server that is running follows.

    What was taken down since stays out, and keys and alerts that are there stay as they are.
    """
    from indexer.storing.upkeep.backups import restore as put_back

    done = put_back(file, index_at(index), newer=newer, as_it_was=as_it_was, wait=wait)
    since = f"; {done.taken_down_since} taken down since stay out" if done.taken_down_since else ""
    out.say(f"{counted(done.acts, 'act')} in the index{since}")
