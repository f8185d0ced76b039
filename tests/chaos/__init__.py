"""Pulling the plug while people book, and guessing at codes: `make chaos`. Not tests; takes minutes."""
