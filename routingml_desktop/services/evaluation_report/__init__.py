"""An evaluation for people: Markdown, and one HTML file with its plots, in Korean and English."""
