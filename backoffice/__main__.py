"""python -m backoffice."""

import sys

from backoffice.cli.main import main

sys.exit(main())
