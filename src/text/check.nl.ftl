### Wat niet klopt of ontbreekt in het register.
