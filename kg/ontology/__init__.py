"""The ontology: its terms for reading, and all that is generated from it and from the vocabulary tables."""
