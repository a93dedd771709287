"""The confirmation that a customer carries: words in their language, one page, a code that a telephone reads."""
