### The register file, its lock, backups and restore.
