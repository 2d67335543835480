"""What the plant talks about; standard library only."""
