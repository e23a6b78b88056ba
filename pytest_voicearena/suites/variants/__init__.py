"""Transformations of what attackers say, one a file."""
