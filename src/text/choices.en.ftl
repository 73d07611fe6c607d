### Words of coded choices.
