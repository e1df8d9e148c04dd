"""Long lists of short lines set without a layout engine: index and tables of a year, thousands of lines in a second.

The letters come from a specimen that is made as all other documents are, so type, fonts and scripts are the same.
"""
