"""A deck of empty slides: 16 to 9, with our fonts, colours and two layouts."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from balanza.figures import colour

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

COVER, EXHIBIT = 0, 1  # the layouts that are kept
FONT = "Arial"
MARGIN, WIDTH, HEIGHT = 0.6, 13.333, 7.5  # inches
BROAD = WIDTH - 2 * MARGIN
# Where each layout has its places, by their index: left, top, width, height in inches.
PLACES: Mapping[int, Mapping[int, tuple[float, float, float, float]]] = {
    COVER: {0: (MARGIN, 1.25, BROAD, 2.0), 1: (MARGIN, 3.5, BROAD, 1.9)},
    EXHIBIT: {0: (MARGIN, 0.35, BROAD, 0.75), 1: (MARGIN, 1.08, BROAD, 0.6)},
}
SIZES: Mapping[int, Mapping[int, tuple[int, str, bool]]] = {
    COVER: {0: (36, "ink", True), 1: (20, "ink", False)},
    EXHIBIT: {0: (26, "ink", True), 1: (15, "muted", False)},
}
THEME: Mapping[str, str] = {
    "dk2": "ink",
    "accent1": "surplus",
    "accent2": "deficit",
    "accent3": "partner-MEX",
    "accent4": "partner-CAN",
    "accent5": "partner-CHN",
    "accent6": "partner-TWN",
    "hlink": "link",
    "folHlink": "link",
}


def deck() -> "Presentation":
    """An empty deck."""
    import pptx  # noqa: PLC0415  only where slides are wanted
    from pptx.util import Inches  # noqa: PLC0415

    made = pptx.Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(made.slide_layouts)[EXHIBIT + 1 :]:
        made.slide_layouts.remove(layout)
    for number, places in PLACES.items():
        for it in list(made.slide_layouts[number].placeholders):
            _arrange(it, places)
    for it in list(made.slide_master.placeholders):
        if it.placeholder_format.idx not in PLACES[EXHIBIT]:
            it.element.getparent().remove(it.element)
    _themed(made)
    return made


def _arrange(it: Any, places: Mapping[int, tuple[float, ...]]) -> None:  # noqa: ANN401  its library has no types
    """Put a place of a layout where it belongs; one that we do not fill is taken out."""
    from pptx.util import Inches  # noqa: PLC0415

    index = it.placeholder_format.idx
    if index not in places:
        it.element.getparent().remove(it.element)
        return
    it.left, it.top, it.width, it.height = map(Inches, places[index])


def _themed(made: "Presentation") -> None:
    """Our fonts and colours in the theme, so that what is added later has them as well."""
    from pptx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

    part = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode()
    text = re.sub(r'(<a:latin typeface=")[^"]*"', rf'\g<1>{FONT}"', text)
    for name, ours in THEME.items():
        hue = colour(ours).lstrip("#").upper()
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{hue}"/></a:{name}>',
            text,
            flags=re.DOTALL,
        )
    part._blob = text.encode()  # noqa: SLF001  the library has no other way to a theme


def fill(slide: "Slide", layout: int, texts: Mapping[int, str]) -> None:
    """Write into the places of a slide, in the sizes of its layout."""
    from pptx.enum.text import MSO_AUTO_SIZE  # noqa: PLC0415  only where slides are wanted

    for index, text in texts.items():
        place = slide.placeholders[index]
        place.text_frame.word_wrap = True
        # In a reader's broader letters a title takes smaller ones, and no second line below.
        place.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        place.text_frame.text = text
        dress(place.text_frame, *SIZES[layout][index])


def dress(frame: Any, size: float, hue: str, bold: bool = False) -> None:  # noqa: ANN401  its library has no types
    """Set a text in one size and one colour of the palette, to the left and without bullets."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    frame.vertical_anchor = MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  bullets have no other way
        properties.set("marL", "0")
        properties.set("indent", "0")
        if properties.find(f"{{{DRAWING}}}buNone") is None:
            properties.append(properties.makeelement(f"{{{DRAWING}}}buNone", {}))
        for run in paragraph.runs:  # what a paragraph says of its letters PowerPoint ignores
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = RGBColor.from_string(colour(hue).lstrip("#").upper())


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
