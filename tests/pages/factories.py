"""A small site: a Swedish home with steps, and aliases in the languages a test opens."""

from datetime import date

from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from audiences.models import Audience
from contacts.models import Organisation
from languages.add_language import grow
from languages.aliases import ensure_aliases
from pages.models import (
    AccessibilityStatementPage,
    ArticlePage,
    AudienceRow,
    ContactIndexPage,
    GlossaryPage,
    HomePage,
    LatestPage,
    MaterialPage,
    OverviewPage,
    Phase,
    PrerequisiteRow,
    QuestionsPage,
    SearchPage,
    SectionPage,
    StepIndexPage,
    StepPage,
    Theme,
)


def locale(code: str = "sv") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def audience(slug: str = "anvisad", **fields) -> Audience:
    known = Audience.objects.identities().filter(slug=slug).first()
    words = {"title": slug.title(), "recognise": f"Du är {slug}.", "status": "skydd", "settlement": "anvisad"}
    return known or Audience.objects.create(slug=slug, locale=locale(), **{**words, **fields})


def phase(slug: str = "manad-1", order: int = 1) -> Phase:
    return Phase.objects.get_or_create(slug=slug, locale=locale(), defaults={"title": slug, "order": order})[0]


def theme(slug: str = "bostad") -> Theme:
    return Theme.objects.get_or_create(slug=slug, locale=locale(), defaults={"title": slug})[0]


def organisation(name: str = "Skatteverket", kind: str = "myndighet") -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind, "key": name.lower()})[0]


def home(hostname: str = "localhost", slug: str = "hem") -> HomePage:
    """A site with its index pages, Swedish only."""
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home").delete()
    page = root.add_child(instance=HomePage(title="Välkommen", slug=slug, locale=locale(), lead="Ett steg i taget."))
    Site.objects.update_or_create(
        hostname=hostname, defaults={"root_page": page, "is_default_site": hostname == "localhost", "port": 80}
    )
    page.add_child(instance=StepIndexPage(title="Alla steg", slug="steg", locale=locale()))
    page.add_child(instance=ContactIndexPage(title="Kontakter", slug="kontakter", locale=locale()))
    page.add_child(instance=GlossaryPage(title="Ord", slug="ord", locale=locale()))
    page.add_child(instance=SearchPage(title="Sök", slug="sok", locale=locale()))
    page.add_child(instance=ArticlePage(title="Om", slug="om", locale=locale()))
    return page


def section(page: HomePage) -> SectionPage:
    """The section for those who meet newcomers below a home, with its overview and its materials, Swedish only."""
    found = page.add_child(instance=SectionPage(title="För dig", slug="for-dig-som-moter-nyanlanda", locale=locale()))
    found.add_child(instance=OverviewPage(title="Vem gör vad", slug="oversikt", locale=locale()))
    found.add_child(instance=MaterialPage(title="Material", slug="material", locale=locale()))
    return found


def gathered(page: HomePage) -> None:
    """The pages of questions and of news below a home, Swedish only."""
    page.add_child(instance=QuestionsPage(title="Vanliga frågor", slug="vanliga-fragor", locale=locale()))
    page.add_child(instance=LatestPage(title="Senast", slug="senast", locale=locale()))


def step(index: StepIndexPage, slug: str, *, applies=("anvisad",), not_for=(), after=(), **fields) -> StepPage:
    """A live step with a row for each audience and gates to the steps in `after`."""
    given = {
        "title": slug.replace("-", " ").title(),
        "summary": f"Om {slug}.",
        "phase": phase(),
        "theme": theme(),
        "level": "stat",
        "responsible": organisation(),
        "reviewed_on": date(2026, 11, 1),
        **fields,
    }
    page = index.add_child(instance=StepPage(slug=slug, locale=locale(), **given))
    for name in applies:
        AudienceRow.objects.create(step=page, audience=audience(name), note=f"Not {name}", locale=locale())
    for name in not_for:
        row = {"application": "galler-inte", "note": f"Inte {name}"}
        AudienceRow.objects.create(step=page, audience=audience(name), locale=locale(), **row)
    for required in after:
        PrerequisiteRow.objects.create(step=page, required=required)
    return StepPage.objects.get(pk=page.pk)


def body(*texts: str) -> list:
    """A body of plain text blocks."""
    return [("text", {"heading": "", "text": RichText(f"<p>{text}</p>")}) for text in texts]


def statement(parent: ArticlePage) -> AccessibilityStatementPage:
    """A live statement of accessibility, with its aliases, that knows of two shortcomings."""
    film = {"what": "Filmer saknar text.", "reason": "brist", "why": "Det är nytt.", "instead": "Ring oss."}
    borrowed = {"what": "Kartan är inte vår.", "reason": "undantag", "why": "", "instead": ""}
    page = AccessibilityStatementPage(
        title="Tillgänglighet",
        slug="tillganglighet",
        locale=locale(),
        shortcomings=[("shortcoming", film), ("shortcoming", borrowed)],
        body=body("Vi har prövat med tangentbord."),
        assessed_on=date(2026, 11, 3),
        updated_on=date(2026, 11, 4),
        published_on=date(2026, 10, 1),
    )
    parent.add_child(instance=page)
    ensure_aliases(page)
    return page


def open_languages(page: HomePage, *codes: str) -> None:
    """Open languages on the sites of a home, and give every page below an alias in them."""
    for code in codes:
        grow(locale(code), Site.objects.filter(root_page=page))
