"""pytest's side: collection, items, reports. The only layer that imports pytest."""
