"""What is fast, measured against named alternatives in one run."""
