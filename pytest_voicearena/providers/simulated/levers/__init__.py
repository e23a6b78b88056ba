"""What makes a gullible agent give way, and the sentences of a prompt that take it away."""
