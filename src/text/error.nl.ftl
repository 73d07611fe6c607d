### Failures in general.
