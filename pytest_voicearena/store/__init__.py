"""Run records on disk."""
