"""``search keys``: who may read an index."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.cli.shared_options import index_at, index_option, json_option
from indexer.cli.terminal import Terminal

if TYPE_CHECKING:
    from indexer.keyring import Keyring


@click.group(short_help="Make and revoke keys; say what asks for one.")
def keys() -> None:
    """Make and revoke the keys of an index, and say what asks for one."""


@keys.command(name="add")
@click.argument("name")
@index_option
@click.pass_obj
def add_key(out: Terminal, /, name: str, index: Path | None) -> None:
    """Make a key and print it: nothing prints it again."""
    ring, secret = _keyring(index).with_key(name)
    ring.write(index_at(index))
    click.echo(secret)
    if ring.guard == "nothing":
        out.say("everything is open still: `search keys guard api` or `everything` asks for a key")


@keys.command(name="list")
@index_option
@json_option
@click.pass_obj
def list_keys(out: Terminal, /, index: Path | None, as_json: bool) -> None:
    """List the keys by name, and say what asks for one."""
    ring = _keyring(index)
    if as_json:
        out.json(
            {"guard": ring.guard, "keys": [{"name": k.name, "made": k.made} for k in ring.keys]}
        )
        return
    for key in ring.keys:
        click.echo(f"{key.made}  {key.name}")
    out.say(f"asks for a key: {ring.guard}")


@keys.command()
@click.argument("name")
@index_option
@click.pass_obj
def revoke(out: Terminal, /, name: str, index: Path | None) -> None:
    """Revoke a key: from the next request on it opens nothing."""
    _keyring(index).without(name).write(index_at(index))
    out.say(f"{name} revoked")


@keys.command(short_help="Say what asks for a key: nothing, api or everything.")
@click.argument("what", type=click.Choice(["nothing", "api", "everything"]))
@index_option
@click.pass_obj
def guard(out: Terminal, /, what: str, index: Path | None) -> None:
    """Ask for a key for nothing, for the JSON interface, or for everything: pages and files too."""
    _keyring(index).guarding(what).write(index_at(index))
    out.say(f"asks for a key: {what}")


def _keyring(index: Path | None) -> "Keyring":
    """The keyring of an index that is there."""
    from indexer.keyring import Keyring
    from indexer.storing.meta import Meta

    Meta.read(index_at(index))
    return Keyring.read(index_at(index))
