"""What happened on this PC."""
