"""Base templates, components, stylesheet, script, charts and maps."""
