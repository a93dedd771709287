"""Logs and uncaught errors, without anything private in them."""

from backoffice.observability.hooks import catching_uncaught, log_loop_errors
from backoffice.observability.logs import LOG_FILE, RedactingFormatter, logging_to
from backoffice.observability.redaction import one_line, redact

__all__ = [
    "LOG_FILE",
    "RedactingFormatter",
    "catching_uncaught",
    "log_loop_errors",
    "logging_to",
    "one_line",
    "redact",
]
