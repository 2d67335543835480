"""A routing to Excel, CSV and the clipboard."""
