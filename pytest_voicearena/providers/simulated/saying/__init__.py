"""The words that an agent finds."""
