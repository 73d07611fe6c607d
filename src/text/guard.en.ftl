### The guard against client data and oversized files.
