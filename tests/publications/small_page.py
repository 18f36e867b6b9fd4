"""A page of one number and one picture, and the elements that a page is made of."""

from html.parser import HTMLParser

from markupsafe import Markup

from balanza.publications import Exhibit, Page, Passage, Source, Table, Trace, page

LINK = Markup('<a class="number" href="#trace-deficit">$298.9 billion</a>')
PICTURE = '<svg width="{}" height="9"><path fill="var(--ink, #000000)"/></svg>'
DEFICIT = Trace(
    name="deficit",
    value_text="−$298.9 billion",
    says="The balance of 2024.",
    indicator="balance",
    selection="2024",
    query="SELECT <1>",
    vintage="5 August 2025",
    sources=tuple(Source(f"https://x/{n}", f"{n:064x}", "2025-08-05") for n in range(7)),
    caveats=("Not seasonally adjusted.",),
)
DATA = Table(("Year", "USD"), ((Markup("2024"), Markup("−298.9")),), "By year")
DRAWN = Exhibit(
    name="by_year",
    number=1,
    title_html=Markup("It fell by ") + LINK,
    subtitle_html=Markup("USD"),
    note_html=Markup("A note"),
    source="Census",
    alt='Columns, "deep"',
    pictures={"wide": PICTURE.format(760), "narrow": PICTURE.format(350)},
    table=DATA,
)


class Elements(HTMLParser):
    """Start tags with their attributes, in order, and tags left open."""

    def __init__(self, html):
        super().__init__()
        self.found, self.open = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "path"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag, **attrs):
        return [it for name, it in self.found if name == tag and attrs.items() <= it.items()]


def bound(*blocks, traces=(DEFICIT,), label="Sample edition", language="en"):
    content = Page(
        language=language,
        title="R&D <now>",
        standfirst_html=Markup("Deeper than ") + LINK,
        label=label,
        dateline="June 2025",
        blocks=blocks or (Passage(Markup("<p>It was ") + LINK + Markup(".</p>")), DRAWN),
        traces=traces,
        colophon_html=Markup("<p>Made by us</p>"),
    )
    return page(content)
