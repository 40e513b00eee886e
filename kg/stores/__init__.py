"""Where the graph answers questions: the embedded engine and Neo4j behind one protocol.

>>> from kg.types import Node
>>> from kg.stores.embedded import EmbeddedStore
>>> store = EmbeddedStore()
>>> _ = store.load([Node("doc/vn/y/nd-cp/2020/107", ("Document",), "Nghị định 107/2020/NĐ-CP")], [])
>>> store.search("nghi dinh")[0].title
'Nghị định 107/2020/NĐ-CP'
"""

from kg.stores.opening import open_embedded, open_store
from kg.stores.protocol import Counts, Hit, Neighbour, Rows, Store, Written

__all__ = ["Counts", "Hit", "Neighbour", "Rows", "Store", "Written", "open_embedded", "open_store"]
