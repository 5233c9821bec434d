"""What all else stands on: errors, progress, texts and numbers in the user's language, settings, built-in files."""
