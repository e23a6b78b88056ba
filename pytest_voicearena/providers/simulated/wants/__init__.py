"""What a caller is after, and whether the agent gives way."""
