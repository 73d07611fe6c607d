### What is wrong or missing in the register.
