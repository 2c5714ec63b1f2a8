"""Work of a call in counts that repeat: no clock is read."""

import sys
from collections.abc import Callable
from types import FrameType


def calls(of: Callable[[], object]) -> int:
    """How many functions of Python a call runs."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        of()
    finally:
        sys.setprofile(before)
    return count
