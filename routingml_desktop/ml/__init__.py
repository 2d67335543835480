"""Vectors and answers; no ERP, no window."""
