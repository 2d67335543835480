"""A quality cycle as JSON, CSV, Markdown, HTML and Excel; each file is one form."""
