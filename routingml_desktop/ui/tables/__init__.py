"""Qt table models over frames and values."""
