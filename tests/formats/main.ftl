### The harbour office
-brand = Harbour

# Above the list
plan = { $count ->
    [one] One plan of { -brand } is a no-start
   *[other] { $count } plans are late
}
    .title = The plan
