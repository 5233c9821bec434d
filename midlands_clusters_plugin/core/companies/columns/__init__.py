"""What the columns of a company file mean, and what their cells say."""
