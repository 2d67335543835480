"""One dock's content each."""
