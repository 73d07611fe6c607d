### The demonstration region.

demo-step-first = Made-up region created
demo-step-later = New data of the made-up region recorded
demo-step-correction = Earlier data of the made-up region corrected
