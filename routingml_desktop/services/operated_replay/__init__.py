"""The past replayed as operated: the program's own services play month after month."""
