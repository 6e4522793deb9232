"""Tests of signing in: what is decided before any page is shown."""
