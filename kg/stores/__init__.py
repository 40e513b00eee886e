"""Where the graph answers questions: the embedded engine and Neo4j behind one protocol."""
