"""What the dialogue shows a reader, one file per noun."""
