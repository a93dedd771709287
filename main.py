"""Launch Backoffice from a checkout."""

import sys

from backoffice.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
