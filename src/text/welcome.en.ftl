# The first time, when there is no register yet.
welcome-what = There is no register in { $path } yet. What do you want to begin with?
welcome-empty = {"  "}1  a new, empty register
welcome-import = {"  "}2  a file: your award or your own list (xml, xlsx, ods, csv, json)
welcome-demo = {"  "}3  practise with a made-up region, in a file of its own
welcome-ask = Choose 1, 2 or 3 (Enter alone stops):
welcome-ask-file = Which file?
welcome-ask-region = What is your region called?
