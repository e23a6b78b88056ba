"""The one composition root: names become live objects here and nowhere else."""
