### Sheets and their import.
