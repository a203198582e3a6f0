import re

from audiences import address
from languages import declared

LINK = re.compile(r'(<a [^>]*?href=")([^"]*)(")')


def keep_audience(markup: str, root_url: str, audience: str | None) -> str:
    """Keep the audience in links of rich text to pages, which come out of the editor as plain addresses.

    With several sites they come out with the site's own `root_url`, which is taken off.
    """

    def kept(link: re.Match) -> str:
        target = link[2].removeprefix(root_url)
        language = target.split("/")[1] if target.startswith("/") else ""
        told = address.split(target, [audience])[0] if audience else None
        target = address.put(target, audience) if language in declared.DECLARED and not told else target
        return link[1] + target + link[3]

    return LINK.sub(kept, markup)
