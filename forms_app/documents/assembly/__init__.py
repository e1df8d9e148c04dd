"""Volumes from finished pieces, in one pass: pages, tags, links, bookmarks and numbers."""
