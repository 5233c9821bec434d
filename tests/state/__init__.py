"""What leaves the plugin is true, whatever happens in the project."""
