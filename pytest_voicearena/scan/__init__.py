"""Pure functions of text, shared by the harness and the guard. Standard library only."""
