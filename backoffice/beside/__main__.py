"""`python -m backoffice.beside`, which only this program calls. It gives way before it imports anything large."""

import os

NICENESS = 10
"""The window, and whatever else a person looks at, goes first."""


def main() -> None:
    """Compare once."""
    if hasattr(os, "nice"):  # on Windows the program starts this process lower already
        os.nice(NICENESS)
    from backoffice.beside.comparison import run

    run()


if __name__ == "__main__":
    main()
