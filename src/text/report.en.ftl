# Accountability: titles, headings and sentences of the overviews.

report-region = Region
report-subtitle = { $scope }, { $period }
report-footer = { $title }, { $scope }, { $period }
report-as-of = Reference date
report-known-on = Known
report-known-all = all that was recorded

report-coverage = Coverage map
report-coverage-file = coverage-map
