"""What a matrix of partners and products says of both: matrix algebra on any frame."""

from balanza.complexity.advantage import advantages, specialised
from balanza.complexity.eigenvector import indices
from balanza.complexity.iteration import fitness
from balanza.complexity.matrices import Array, Matrix, matrix, placed, summed
from balanza.complexity.relatedness import density, proximity
from balanza.complexity.whole import Complexity, complexity

__all__ = [
    "Array",
    "Complexity",
    "Matrix",
    "advantages",
    "complexity",
    "density",
    "fitness",
    "indices",
    "matrix",
    "placed",
    "proximity",
    "specialised",
    "summed",
]
