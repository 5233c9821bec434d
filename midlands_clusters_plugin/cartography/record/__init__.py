"""What a project says of the plugin's layers and maps."""
