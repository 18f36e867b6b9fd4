"""``balanza sample``: how the edition that the package carries is made. Not shown in help."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

import click
import httpx2

from balanza.cli import arguments
from balanza.cli.progress import progress, summary
from balanza.periods import Month
from balanza.refresh import Order, refresh
from balanza.sources import census
from balanza.store import SAMPLE, Edition, Snapshots, Store

LABEL = {
    "en": (
        "Sample edition: totals and NAICS import shares are official figures of the U.S. "
        "Census Bureau; the detail by partner and category is a reconstruction that agrees "
        "with the official totals, not Census data."
    ),
    "es": (
        "Edición de muestra: los totales y las participaciones NAICS de importación son "
        "cifras oficiales de la Oficina del Censo de EE. UU.; el detalle por socio y "
        "categoría es una reconstrucción que concuerda con los totales oficiales, no un dato "
        "del Censo."
    ),
}
ORDERS = (
    Order(("atp", "atp_totals"), since=Month(2021, 1)),
    Order(
        ("naics",),
        measure="imports_for_consumption",
        products=("334", "335"),
        flow="imports",
    ),
)


class Double(httpx2.BaseTransport):
    """Hands what is asked of Census to a double of its services, at another address."""

    def __init__(self, address: str) -> None:
        self._place = urlsplit(address)
        self._wire = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask the double."""
        url = request.url.copy_with(
            scheme=self._place.scheme, host=self._place.hostname, port=self._place.port
        )
        asked = httpx2.Request("GET", url, extensions=request.extensions)
        return self._wire.handle_request(asked)


@click.command("sample", hidden=True)
@click.argument("address")
@click.option(
    "--day", type=arguments.DayType(), required=True, help="The vintage it stands for."
)
@click.option("--key", default="LOCAL-KEY", help="The key that the double wants.")
@click.option("--into", type=click.Path(path_type=Path), default=SAMPLE, help="The store.")
def command(address: str, day: date, key: str, into: Path) -> None:
    """Add a vintage to the sample edition, as a double of Census at ADDRESS tells it.

    Its snapshots bear the public addresses of the questions, and its label says that they were
    answered by a double. docs/how-to/make-the-sample-edition.md tells the whole of it.
    """
    store = Store.at(into)
    store = replace(store, snapshots=Snapshots(store.snapshots.folder, compression=22))
    noon = datetime.combine(day, time(12), UTC)
    with store.writing():
        store.mark(Edition(name="sample edition", label=LABEL))
    service = census.connect(key, wire=Double(address))
    with service.http, progress(quiet=False) as tell:
        for order in ORDERS:
            summary(refresh(order, service, store, noon, tell), into)
