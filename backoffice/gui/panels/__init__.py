"""The parts around the page: sections, status, notices, palette."""
