"""Refunds under real faults: answers cut, programs killed and frozen, approvals raced. Stripe's own ledger judges."""
