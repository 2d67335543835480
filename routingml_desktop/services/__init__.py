"""What the operator can ask for."""
