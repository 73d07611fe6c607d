# Verantwoording: titels, koppen en zinnen van de overzichten.

report-region = Regio
report-subtitle = { $scope }, { $period }
report-footer = { $title }, { $scope }, { $period }
report-as-of = Peildatum
report-known-on = Kennis
report-known-all = alles wat is vastgelegd

report-coverage = Dekkingskaart
report-coverage-file = dekkingskaart
