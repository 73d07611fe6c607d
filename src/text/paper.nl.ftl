# Papier: woorden die de schrijvers zelf zetten.

paper-unknown = onbekend
