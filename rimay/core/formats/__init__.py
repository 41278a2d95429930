"""How Django writes numbers and dates by itself, in forms and templates."""
