"""Tells the partners' rows of an answer from its totals, and checks the one by the other.

An answer about all partners holds the world's row ("-", marked as detail all the same), the
partners (DET) and groups of partners (CGP), whose members stand there too. It may hold a row
twice. What leaves here is each partner once, proven against the world's row. Where another
dimension is broken out, its total stands beside its values too, and is proven in the same way.
"""

from collections.abc import Iterator

import narwhals as nw

from balanza import catalog
from balanza.errors import SourceError
from balanza.frames import rows as evaluated
from balanza.sources.census.parse import Rows
from balanza.sources.census.questions import TOTAL, Question

SHOWN = 5


def observations(answer: Rows, question: Question) -> Rows:
    """The trade of each partner: one row per month, partner, product and broken-out dimension.

    Its columns: month, flow, partner, product, level, measure, value_usd, value_ytd_usd, and
    those of the dimensions.
    What the world's row has beyond the partners named becomes the partner XRW, where the
    endpoint's record allows that the named partners fall short.

    Raises  SourceError when a row stands twice with different values, when partners do not
            add up to the world, products to the whole or a dimension to its total, when a
            partner is not in the catalog; all of one kind at once
    """
    once = answer.unique(maintain_order=True)
    _check_keys(once, question)
    single = once.filter(nw.col("summary") == "DET")
    _check_products(single, question)
    parts = _parts_of_dimensions(single, question)
    detail = parts.filter(nw.col("census_code") != TOTAL)
    world = parts.filter(nw.col("census_code") == TOTAL)
    kept = nw.col("product").str.contains(f"^({question.endpoint.products})$")
    rest = _rest(detail.filter(kept), world.filter(kept), question)
    named = _with_partners(detail.filter(kept), question)
    found = nw.concat([named, rest]) if len(rest) else named
    return found.with_columns(
        flow=nw.lit(question.endpoint.flow),
        measure=nw.lit(question.measure),
        level=nw.lit(question.level),
    )


def _place(question: Question) -> list[str]:
    """The columns that name a row of an answer."""
    return ["month", "census_code", "product", *question.dimensions.values()]


def _check_keys(answer: Rows, question: Question) -> None:
    place = _place(question)
    if len(answer) == len(answer.select(*place).unique()):
        return
    twice = answer.filter(nw.len().over(*place) > 1).sort(*place)
    examples = _listed(" ".join(str(row[it]) for it in place) for row in _first(twice))
    raise SourceError(
        f"Census {question} sent {len(twice)} rows that contradict each other: {examples}. "
        f"Each month, partner and product must stand once; try again later."
    )


def _check_products(single: Rows, question: Question) -> None:
    """The products of each partner and month add up to its row of all products."""
    whole = question.endpoint.whole
    if not whole or question.products:
        return
    is_whole = nw.col("product") == whole
    others = [it for it in _place(question) if it != "product"]
    parts = _summed(single.filter(~is_whole), *others)
    wholes = _summed(single.filter(is_whole), *others)
    off = _differences(parts, wholes, others)
    if len(off):
        raise SourceError(
            f"Census {question}: the products do not add up to the whole in {len(off)} cases: "
            f"{_told(off)}. Nothing of it was taken; try again later."
        )


def _parts_of_dimensions(single: Rows, question: Question) -> Rows:
    """The rows of no dimension's total, which the others add up to where it came."""
    parts = single
    for name in question.dimensions.values():
        is_total = nw.col(name) == TOTAL
        others = [it for it in _place(question) if it != name]
        wholes = _summed(single.filter(is_total), *others)
        off = _differences(_summed(single.filter(~is_total), *others), wholes, others)
        if len(wholes) and len(off):
            raise SourceError(
                f"Census {question}: the {name}s do not add up to their total in {len(off)} "
                f"cases: {_told(off)}. Nothing of it was taken; try again later."
            )
        parts = parts.filter(~is_total)
    return parts


def _rest(detail: Rows, world: Rows, question: Question) -> Rows:
    """What the world's rows hold beyond the partners named."""
    others = [it for it in _place(question) if it != "census_code"]
    off = _differences(_summed(detail, *others), _summed(world, *others), others)
    short_only = not len(off.filter(nw.col("missing_usd") < 0))
    if len(off) and not (question.endpoint.named_partners_may_fall_short and short_only):
        raise SourceError(
            f"Census {question}: the partners do not add up to the world's row in {len(off)} "
            f"cases: {_told(off)}. Nothing of it was taken; try again later."
        )
    return off.select(
        *others,
        value_usd="missing_usd",
        value_ytd_usd=nw.max_horizontal("missing_ytd_usd", nw.lit(0)),
        partner=nw.lit(catalog.REST),
    ).select("partner", *others, "value_usd", "value_ytd_usd")


def _summed(rows: Rows, *by: str) -> Rows:
    return rows.group_by(*by).agg(nw.col("value_usd", "value_ytd_usd").sum())


def _differences(parts: Rows, wholes: Rows, on: list[str]) -> Rows:
    """The wholes that their parts miss or exceed, and by how much."""
    both = wholes.join(parts, on=on, how="full", suffix="_of_parts")
    keys = [nw.coalesce(name, f"{name}_of_parts").alias(name) for name in on]
    missing = {
        f"missing{unit}": nw.col(f"value{unit}").fill_null(0)
        - nw.col(f"value{unit}_of_parts").fill_null(0)
        for unit in ("_usd", "_ytd_usd")
    }
    return both.select(*keys, **missing).filter(nw.col("missing_usd") != 0).sort(*on)


def _with_partners(detail: Rows, question: Question) -> Rows:
    """The rows by our partners; two codes of one partner come together."""
    known = catalog.partner_of_census()
    codes = detail["census_code"].unique().to_list()
    if strangers := sorted(set(codes) - known.keys()):
        raise SourceError(
            f"Census {question} names the partners {', '.join(strangers)}, which the catalog "
            f"does not know. Add their codes to catalog/partners.csv."
        )
    names = {code: known[code] for code in codes} or {"": ""}
    named = detail.with_columns(
        partner=nw.col("census_code").replace_strict(names, return_dtype=nw.String)
    )
    others = [it for it in _place(question) if it != "census_code"]
    return _summed(named, "partner", *others)


def _told(off: Rows) -> str:
    keys = [name for name in off.columns if not name.startswith("missing")]
    return _listed(
        f"{' '.join(str(row[key]) for key in keys)} by {row['missing_usd']:,} USD"
        for row in _first(off)
    )


def _first(rows: Rows) -> list[dict[str, object]]:
    return evaluated(rows.head(SHOWN))


def _listed(words: Iterator[str]) -> str:
    return "; ".join(words)
