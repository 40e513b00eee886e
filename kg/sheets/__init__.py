"""The officer's sheet: every task with who, with whom, by when, and whether its basis still stands."""
