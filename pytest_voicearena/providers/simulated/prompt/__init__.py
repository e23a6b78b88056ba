"""What an agent has been told: its prompt, read."""
