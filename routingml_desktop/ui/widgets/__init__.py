"""Small pieces that panels are put together from; they show domain values and know no service."""
