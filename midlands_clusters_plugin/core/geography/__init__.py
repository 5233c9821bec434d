"""Places that the officer brings: newer postcode directories beside or instead of the built-in one."""
