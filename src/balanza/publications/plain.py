"""HTML of ours as words alone, for programs and files that know no HTML."""

import re
from html import unescape

TAG = re.compile(r"<[^>]*>")
BLANK = re.compile(r"[ \t\r\n\f]+")  # HTML's; a no-break space is none


def plain(html: str) -> str:
    r"""The words of `html`, which is safe; what no line breaks in stays so.

    Markupsafe's own would put usual spaces in place of those.

    >>> plain("<b>East Asia&#39;s</b>  share <i>falls</i> to 40.9&nbsp;%")
    "East Asia's share falls to 40.9\xa0%"
    """
    return BLANK.sub(" ", unescape(TAG.sub("", html))).strip(" ")
