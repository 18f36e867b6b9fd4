"""What a matrix of partners and products says of both: matrix algebra on any frame."""

from balanza.complexity.advantage import advantages, specialised
from balanza.complexity.complexity import Complexity, complexity
from balanza.complexity.fitness import fitness
from balanza.complexity.indices import indices
from balanza.complexity.matrix import Array, Matrix, matrix, numbered
from balanza.complexity.relatedness import density, proximity

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
    "numbered",
    "proximity",
    "specialised",
]
