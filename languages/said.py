"""Text that knows which language it is in (law 3: nothing pretends to be translated)."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from languages import declared


class Said(str):
    """Words in one language; written into a page, they carry `lang` and `dir` when the page's language is another.

    `Said` is plain text unless `html=True`, when it must already be safe markup.
    Templates write a block as `<p{{ x.attrs }}>{{ x.text }}</p>` and running text as `{{ x }}`.
    """

    __slots__ = ("html", "language")

    language: str
    html: bool

    def __new__(cls, text: str, language: str, *, html: bool = False) -> "Said":
        said = super().__new__(cls, text)
        said.language = language
        said.html = html
        return said

    @property
    def text(self) -> SafeString:
        """The words as safe markup, without any language attributes."""
        return mark_safe(str.__str__(self)) if self.html else escape(str.__str__(self))

    @property
    def foreign(self) -> bool:
        """Whether the words are in another language than what surrounds them.

        Where the interface has no words of the page's language, Swedish ones stand all around.
        """
        page = get_language()
        return self.language != page or declared.interface_of(page) != page

    @property
    def attrs(self) -> SafeString:
        """` lang="…" dir="…"` for an element that holds these words, or nothing."""
        return language_attributes(self.language) if self and self.foreign else SafeString("")

    @property
    def drawn(self) -> SafeString:
        """The same for a text of SVG, which has its direction by another name (SVG 1.1, 10.7.4)."""
        return mark_safe(self.attrs.replace(" dir=", " direction="))

    def __html__(self) -> SafeString:
        return mark_safe(f"<span{self.attrs}>{self.text}</span>") if self.attrs else self.text


def language_attributes(code: str) -> SafeString:
    """` lang="…" dir="…"` for the language `code`."""
    return mark_safe(f' lang="{declared.tag(code)}" dir="{declared.direction(code)}"')


def swedish(text: str) -> Said:
    """A name or sentence that is Swedish in every language."""
    return Said(text, declared.SOURCE)


def choose(swedish: str, translated: str | None, language: str) -> tuple[str, str]:
    """The text to show and the language it is in: a gap that was filled with Swedish is Swedish."""
    if translated and translated != swedish:
        return translated, language
    return swedish, declared.SOURCE
