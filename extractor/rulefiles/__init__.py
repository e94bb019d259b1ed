"""Rule files as files: YAML with lines, validation, folders, cache. Knows no kind of rule."""
