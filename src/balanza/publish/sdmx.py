"""The data of a brief as SDMX, by a library that only this format needs."""

from collections.abc import Iterator

from balanza.errors import QuestionError
from balanza.publish.brief import Publication


def messages(made: Publication) -> Iterator[tuple[str, bytes]]:
    """SDMX-ML 3.0 data of each exhibit, and their structures in SDMX-ML and SDMX-JSON.

    Raises  QuestionError when the libraries of the extra `sdmx` are not there
    """
    try:
        from balanza.publish.sdmx_messages import data, structures  # noqa: PLC0415  an extra
    except ImportError as problem:
        raise QuestionError(
            f"The format sdmx needs {problem.name or 'a library'}, which is not installed. "
            f"Install it with: pip install 'balanza[sdmx]'"
        ) from problem
    yield from data(made)
    yield from structures(made)
