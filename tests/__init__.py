"""The tests; they mirror the paths of what they test."""
