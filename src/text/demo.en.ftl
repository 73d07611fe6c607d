### The demonstration region.
