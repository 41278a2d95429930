"""Settings, addresses and the timer's list: the only place that knows every room."""
