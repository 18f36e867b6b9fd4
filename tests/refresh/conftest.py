"""A Census of a few numbers that can be changed, and a store to bring up to date with it."""

import json
from collections import Counter
from datetime import UTC, datetime
from itertools import product
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from balanza.catalog import table
from balanza.periods import Month, Span
from balanza.refresh import Order, refresh, repair
from balanza.sources import census
from balanza.store import Store

KEY = "0123456789abcdef"
API = "/data/timeseries/intltrade/"
UNNAMED = "unnamed"


class Bureau(httpx2.MockTransport):
    """Answers like Census from `trade`: (data set, month, partner, product) -> dollars.

    What is of the partner `unnamed` stands in the world's row alone. `asked` are the questions
    that came, `spoil` may change an answer of the API, `workbook` are the bytes of the other.
    """

    def __init__(self):
        super().__init__(self.reply)
        self.trade, self.asked, self.workbook = {}, [], b""
        self.spoil = lambda _, lines: lines

    def reply(self, request):
        """An answer, as the API would give it."""
        path, query = request.url.path, parse_qs(urlsplit(str(request.url)).query)
        query.pop("key", None)
        if not path.startswith(API):
            self.asked.append(path)
            return httpx2.Response(200, content=self.workbook)
        name = path.removeprefix(API)
        variable = census.endpoint(name).product
        what = " ".join(
            ["look" if "CTY_CODE" in query else "ask", name, *query.get(variable, ())]
        )
        self.asked.append(f"{what} {query['time'][0].removeprefix('from ')}")
        lines = self.spoil(request, list(self._lines(name, variable, query)))
        return lines if isinstance(lines, httpx2.Response) else _sent(lines)

    def _lines(self, name, variable, query):
        names = query["get"][0].split(",")
        first, last = query["time"][0].removeprefix("from ").split(" to ")
        wanted = {str(it) for it in Span(Month.parse(first), Month.parse(last))}
        yield [*names, "time"]
        for (month, partner, code), value in self._sums(name).items():
            told = {"CTY_CODE": partner, "SUMMARY_LVL": "DET", variable: code}
            codes = query.get(variable, [code] if variable in names else ["-"])
            whole = code == "-" and "COMM_LVL" in query
            partners = query.get("CTY_CODE", [partner])
            if month in wanted and partner in partners and code in codes and not whole:
                yield [*(told.get(it, str(value)) for it in names), month]

    def _sums(self, name):
        """The values by month, partner and product, with those of the world and of all."""
        sums = Counter()
        for (data_set, month, partner, code), value in self.trade.items():
            if data_set == name:
                places = product({partner, "-"} - {UNNAMED}, {code, "-"})
                sums.update({(month, *place): value for place in places})
        return dict(sorted(sums.items()))


def _sent(lines):
    if len(lines) == 1:
        return httpx2.Response(204)
    return httpx2.Response(200, content=json.dumps(lines).encode())


@pytest.fixture
def bureau():
    """A Census that knows Mexico's and Taiwan's advanced technology of January 2025."""
    found = Bureau()
    found.trade |= {
        ("imports/hitech", "2025-01", "2010", "04"): 20,
        ("imports/hitech", "2025-01", "5830", "04"): 10,
        ("exports/hitech", "2025-01", "2010", "08"): 15,
    }
    return found


@pytest.fixture
def store(tmp_path):
    return Store.at(tmp_path / "store")


@pytest.fixture
def on(bureau, store):
    """Refresh on a day: on("2025-03-05", "atp", since="2025-01") -> (part, status, rows)."""

    def run(day, *tables, tell=lambda _: None, **rest):
        for name in ("since", "through"):
            if name in rest:
                rest[name] = Month.parse(rest[name])
        order = Order(tables or ("atp",), **{"since": Month(2025, 1)} | rest)
        service = census.connect(KEY, wire=bureau)
        now = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
        bureau.asked.clear()
        changes = refresh(order, service, store, now, tell)
        return [(it.part, it.status, it.rows) for it in changes]

    return run


@pytest.fixture
def files(store):
    """Every file of the store but the lock, with its bytes."""
    return lambda: {
        it.relative_to(store.folder).as_posix(): it.read_bytes()
        for it in store.folder.rglob("*")
        if it.is_file() and it.name != ".lock"
    }


@pytest.fixture
def values(store, rows):
    """What a table holds as of a day: (month, partner, product, value), sorted."""

    def read(
        name="atp", as_of="9999-12-31", columns=("month", "partner", "product", "value_usd")
    ):
        day = datetime.fromisoformat(as_of).date()
        return rows(store.warehouse.read(table(name), day), *columns)

    return read


@pytest.fixture
def told(store):
    """Repair the store: {part and vintage: status}."""

    def mend(*names):
        return {f"{it.part} {it.vintage}": it.status for it in repair(store, names)}

    return mend
