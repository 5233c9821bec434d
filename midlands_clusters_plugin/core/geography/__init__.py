"""Places that the user brings: newer postcode directories beside or instead of the built-in one."""
