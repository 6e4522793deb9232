"""The parts pages are made of: rows in, Dash components out, one part per file."""
