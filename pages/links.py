import re

from audiences import address

INTERNAL_LINK = re.compile(r'(<a [^>]*?href=")(/[^"]*)(")')


def put_audience_into_links(markup: str, audience: str | None) -> str:
    """Keep the audience in internal links of rich text, which are plain addresses when they come out of the editor."""
    if not audience:
        return markup
    return INTERNAL_LINK.sub(lambda link: link[1] + address.put(link[2], audience) + link[3], markup)
