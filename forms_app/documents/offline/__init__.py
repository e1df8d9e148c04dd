"""A volume as a folder of pages that is read from a USB stick: no server, no line, with search in the browser."""
