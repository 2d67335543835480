"""Trained versions."""
