"""The graph in the formats of others: RDF, and graphs for other tools."""
