"""Rows in, approved routings out."""
