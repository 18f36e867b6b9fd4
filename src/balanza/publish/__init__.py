"""A store to a brief: selections, findings, exhibits and the files they fill."""

from balanza.publish.cast import Facts, briefs, facts
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.reading import Reading
from balanza.publish.show import show

__all__ = ["Evidence", "Facts", "Reading", "Witness", "briefs", "facts", "show"]
