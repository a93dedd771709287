"""Python imports this at the start of every child process of a test (see tests/support/loopback.py)."""

import sys

from loopback_guard import refuse_other_hosts

sys.addaudithook(refuse_other_hosts)
