"""Objects that refer to each other: a command that answers once has no need to look for them.

Python looks for cycles whenever some hundred objects were made, and twice when a process ends. A command that
answers once makes many and keeps them all: looking took a fifth of its time.
"""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# What is left when a process ends goes with it.
atexit.register(gc.freeze)


@contextmanager
def without_cycles() -> Iterator[None]:
    """Do not look for cycles among objects, nor later among those that are there at the end."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looking:
            gc.enable()
