"""Runs conversations. One engine for pytest, command line, healer, red team and console."""
