"""Suites of attacks: finding, reading, and putting them in other dresses."""
