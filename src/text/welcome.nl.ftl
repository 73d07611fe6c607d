# De eerste keer, als er nog geen register is.
welcome-what = Er is nog geen register in { $path }. Waarmee wilt u beginnen?
welcome-empty = {"  "}1  een nieuw, leeg register
welcome-import = {"  "}2  een bestand: uw gunning of uw eigen lijst (xml, xlsx, ods, csv, json)
welcome-demo = {"  "}3  oefenen met een verzonnen regio, in een eigen bestand
welcome-ask = Kies 1, 2 of 3 (alleen Enter stopt):
welcome-ask-file = Welk bestand?
welcome-ask-region = Hoe heet uw regio?
