"""The tables of a year as a package for programs: CSV files, with a description that programs read (Data Package, version 1)."""
