"""What a reader finds the way by: places, towns, neighbours, spikes, a base map."""
