"""What is said to an agent: words heard, and what they work with."""
