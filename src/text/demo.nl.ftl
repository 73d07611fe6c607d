### The demonstration region.

demo-step-first = Verzonnen regio aangemaakt
demo-step-later = Nieuwe gegevens van de verzonnen regio verwerkt
demo-step-correction = Eerdere gegevens van de verzonnen regio verbeterd
