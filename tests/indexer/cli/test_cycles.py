"""Looking for cycles stops while a command answers, and goes on after."""

import gc

from indexer.cli.cycles import without_cycles


def test_nothing_looks_for_cycles_meanwhile_nor_at_what_was_made_then() -> None:
    assert gc.isenabled()
    frozen = gc.get_freeze_count()
    try:
        with without_cycles():
            assert not gc.isenabled()
            made = [[] for _ in range(10_000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen + len(made) // 2
    finally:
        gc.unfreeze()


def test_who_does_not_look_goes_on_not_looking() -> None:
    gc.disable()
    try:
        with without_cycles():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
