"""Servers the tests start and stop themselves: PostgreSQL, the search server, the product as users run it."""
