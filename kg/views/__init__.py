"""Pictures of a part of the graph: one offline file each."""
