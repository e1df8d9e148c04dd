"""What the world is: units, instruments, ratifications, and the rules and grid of the calendar, as frozen values. Pure.

Columns of the files: `docs` of each reader (`read_units`, `read_instruments`, `read_ratifications`, `read_grid`). Where the
data comes from: `data/ATTRIBUTION.md`.
"""
