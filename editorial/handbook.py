"""The editors' handbook: what `docs/` says to them in Swedish, read in the admin a chapter at a time."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import Http404
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

BOOKS = ["redaktionen", "oversattning"]
#: Where the pictures of the handbook lie below `docs/`, and how they are served (STATICFILES_DIRS).
PICTURES, SERVED = "screenshots/handledning/", "handledning/"
HEADING = re.compile(r"^## (.+)$", re.M)


@dataclass(frozen=True)
class Chapter:
    title: str
    slug: str
    text: str

    @property
    def html(self) -> SafeString:
        """The text as HTML, with our own pictures; what is HTML in it already is shown as text."""
        html = MarkdownIt("commonmark", {"html": False}).enable("table").render(self.text)
        return mark_safe(re.sub(f'src="{PICTURES}([^"]+)"', _served, html))


def _served(picture: re.Match) -> str:
    """The attribute of a picture that `make screenshots` has taken; of any other an empty one: its words stand."""
    try:
        return f'src="{static(SERVED + picture[1])}"'
    except ValueError:  # not among the collected files
        return ""


@cache
def chapters() -> list[Chapter]:
    """Every chapter of the books, in order: one at each heading of the second level."""
    found = []
    for book in BOOKS:
        text = (settings.BASE_DIR / "docs" / f"{book}.md").read_text(encoding="utf-8")
        head, *parts = HEADING.split(text)
        title, _line, introduction = head.removeprefix("# ").partition("\n")
        found += [Chapter(title, book, introduction)] if introduction.strip() else []
        found += [Chapter(name, slugify(name), words) for name, words in zip(parts[::2], parts[1::2], strict=True)]
    return found


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """One chapter, beside the list of all; without a name the first."""

    template_name = "editorial/admin/handbook.html"
    page_title = _("Handbook")
    header_icon = "openquote"

    def get_context_data(self, chapter: str = "", **kwargs):
        shown = next((one for one in chapters() if chapter in ("", one.slug)), None)
        if shown is None:
            raise Http404
        return super().get_context_data(chapters=chapters(), shown=shown, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]
