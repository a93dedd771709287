"""Giving memory back to the system."""

from __future__ import annotations

import sys

LARGE = 1 << 20
"""Bytes of a block that is the system's again as soon as it is freed."""
_M_MMAP_THRESHOLD = -3


def give_back_large_blocks() -> None:
    """Have the C library keep no large block that was freed: sorting a million rows would leave 50 MB behind.

    Only glibc does keep them, as it raises its limit to the size of each that it sees.
    """
    if sys.platform != "linux":
        return
    import ctypes

    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_M_MMAP_THRESHOLD, LARGE)
