"""Developer tools around ``ontology/vnlegal.ttl``: the generated names and the terms for reading."""
