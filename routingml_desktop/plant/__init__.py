"""The plant's history on this PC."""
