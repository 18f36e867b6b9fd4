"""Equal Earth, centred on the Pacific: where places of the world lie on a chart."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

CENTRE = 150.0  # the cut runs through the Atlantic, where it parts no supplier from its coast
A1, A2, A3, A4, M = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
SOUTH, NORTH = -38.0, 73.0


@dataclass(frozen=True, slots=True)
class View:
    """A world so many pixels wide, and so high as the inhabited latitudes are.

    Source  Šavrič, Patterson and Jenny (2018), https://doi.org/10.1080/13658816.2018.1504949
    """

    width: float

    @property
    def scale(self) -> float:
        """Pixels for each unit of the projection."""
        return self.width / (2 * projected(180, 0)[0])

    @property
    def height(self) -> float:
        """Pixels from the southern edge to the northern one."""
        return self.scale * (projected(0, NORTH)[1] - projected(0, SOUTH)[1])

    @property
    def origin(self) -> tuple[float, float]:
        """Where the centre lies on the equator, from the upper left."""
        return self.width / 2, self.scale * projected(0, NORTH)[1]

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Pixels from the left, and from the lower edge up."""
        turned = (longitude - CENTRE + 180) % 360 - 180
        x, y = projected(turned, latitude)
        return self.width / 2 + self.scale * x, self.scale * (y - projected(0, SOUTH)[1])


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Right and up from the centre, for degrees from the centre, on a sphere of radius one."""
    angle = asin(M * sin(radians(latitude)))
    squared = angle * angle
    sixth = squared**3
    slope = A1 + 3 * A2 * squared + sixth * (7 * A3 + 9 * A4 * squared)
    x = radians(longitude) * cos(angle) / (M * slope)
    return x, angle * (A1 + A2 * squared + sixth * (A3 + A4 * squared))
