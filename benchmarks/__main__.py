"""`python -m benchmarks`: print the tables of docs/performance.md, measured now."""

from benchmarks import first_sync


def main() -> None:
    """Run every measurement."""
    print("## First sync\n")
    print(first_sync.table())


main()
