### Actions and keys.
