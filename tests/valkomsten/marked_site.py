"""A small site where every word an editor could have written is marked (see `tests.languages.pseudo`)."""

from datetime import UTC, date, datetime
from itertools import cycle

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import Document
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from audiences.choices import Condition
from audiences.models import AudienceOnSite
from contacts.choices import Access, Help, Interpreter, OrganisationKind, PhoneLabel, Visit
from contacts.models import Contact, ContactPhone, Organisation, Place, PlaceHost, Unit
from knowledge.fields import TokenCharField, TokenTextField
from knowledge.models import Fact, GlossaryTerm
from languages.catalogues import ROOMS
from pages import known
from pages.blocks.body import BodyBlock
from pages.blocks.guides import GuideBlock
from pages.blocks.meetings import MeetingBlock
from pages.choices import Exemption, GuideKind
from pages.models import (
    AccessibilityStatementPage,
    ArticlePage,
    AudienceRow,
    ChainPage,
    ContactRow,
    GlossaryRow,
    GuidePage,
    HomePage,
    Kommun,
    PrerequisiteRow,
    Recording,
    StepIndexPage,
    StepPage,
)
from tests.languages.pseudo import content
from tests.pages import factories

#: What stays as it is written in every language.
WRITTEN = {"sfi@example.se", "https://example.se/", "Välkomsten", "WhatsApp"}

#: When all pages were.
PUBLISHED = datetime(2026, 11, 1, 12, tzinfo=UTC)

#: Below the directory: a contact, one for who is in danger, a place.
BELOW = ["kontakt-kommun", "kontakt-nod", "plats/plats-kommun", "plats/plats-nod"]

#: The overview of the process.
OVERVIEW = "for-dig-som-moter-nyanlanda/oversikt/"

SENTENCES = {models.CharField, models.TextField, TokenCharField, TokenTextField}
#: Columns of text that are no words.
CODES = {"code", "icon", "key", "path", "url_path", "value"}


def build(*languages: str) -> HomePage:
    """A path of three steps, one with every block; contacts of every kind; a word, a fact, an article."""
    home = factories.home()
    index = StepIndexPage.objects.get()
    for order, slug in enumerate(["anvisad", "massflykt", "anhorig"]):
        factories.audience(slug, order=order)
    site = Site.objects.get()
    AudienceOnSite.objects.create(site=site, audience=factories.audience("anhorig"), state="arkiverad")
    Kommun.objects.create(site=site, phone="0430-150 00", is_demo=True)
    Fact.objects.create(key="avgift", label="Avgift", value="400", unit="sek")
    first = factories.step(index, "folkbokforing", applies=["anvisad", "anhorig"], not_for=["massflykt"])
    rich = factories.step(index, "bankkonto", applies=["anvisad", "massflykt"], after=[first])
    last = factories.step(index, "bankid", applies=["anvisad", "massflykt", "anhorig"], after=[rich])
    PrerequisiteRow.objects.create(step=last, required=first, kind="rekommenderad", condition=Condition.CHILDREN)
    contacts = [_contact(*kinds) for kinds in zip(OrganisationKind, cycle(Interpreter), Visit, strict=False)]
    theirs = AudienceRow.objects.filter(step=last, audience__slug="massflykt")
    theirs.update(responsible=contacts[0].organisation)
    section = factories.section(home)
    factories.gathered(home)
    article = ArticlePage.objects.get()
    statement = factories.statement(article)
    guide = section.add_child(
        instance=GuidePage(title="Guide", slug="guide", kind=GuideKind.LEARN, locale=factories.locale())
    )
    chain = ChainPage(title="Kedja", slug="kedja", locale=factories.locale(), audiences=["anvisad", "massflykt"])
    section.add_child(instance=chain)
    _mark()
    _fill(rich, contacts)
    article.refresh_from_db()
    article.body = _every_block(contacts[0])
    article.save()
    _fill_statement(statement)
    _fill_guide(guide, contacts[0])
    _fill_chain(chain, contacts[0])
    Page.objects.update(first_published_at=PUBLISHED, last_published_at=PUBLISHED)
    factories.open_languages(home, *languages)
    known.forget()
    return home


def _fill(step: StepPage, contacts: list[Contact]) -> None:
    """A step with all that a step can have."""
    for contact in contacts:
        ContactRow.objects.create(step=step, contact=contact)
    GlossaryRow.objects.create(step=step, term=GlossaryTerm.objects.get())
    row = AudienceRow.objects.get(step=step, audience__slug="anvisad")
    AudienceRow.objects.filter(pk=row.pk).update(application="skiljer", condition=Condition.ALONE)
    step = StepPage.objects.get(pk=step.pk)
    step.fee = "[[avgift]]"
    step.body = _every_block(contacts[0])
    step.bring = [("item", content("pass"))]
    step.save()
    Recording.objects.create(page=step, language="sv", document=Document.objects.get())


def _fill_statement(page: AccessibilityStatementPage) -> None:
    """A statement with a shortcoming for each reason there can be."""
    page.refresh_from_db()
    words = {name: content(name) for name in ["what", "why", "instead"]}
    page.shortcomings = [("shortcoming", {**words, "reason": reason}) for reason in Exemption]
    page.body = factories.body(content("prov"))
    page.save()


def _fill_guide(page: GuidePage, contact: Contact) -> None:
    """A guide with all that a guide can have, and an answer that is wrong, a material that is a link."""
    page.refresh_from_db()
    every = [(name, _sample(block, contact)) for name, block in GuideBlock().child_blocks.items()]
    values = dict(every)
    wrong = [{**option, "right": False} for option in values["quiz"]["options"]]
    page.body = [
        *every,
        ("quiz", {**values["quiz"], "options": wrong}),
        ("material", {**values["material"], "document": None}),
    ]
    page.save()


def _fill_chain(page: ChainPage, contact: Contact) -> None:
    """Two meetings with all that a meeting can have."""
    page.refresh_from_db()
    meetings = [_sample(MeetingBlock(), contact) for _number in range(2)]
    page.meetings = [("meeting", meeting) for meeting in meetings]
    page.body = factories.body(content("kedja"))
    page.save()


def _contact(kind: str, interpreter: str, visit: str) -> Contact:
    organisation = factories.organisation(f"Organisation {kind}", kind)
    place = Place.objects.create(
        key=f"plats-{kind}",
        name=f"Plats {kind}",
        access=list(Access.values),
        opening_hours="Mo-Fr 10:00-16:00",
        latitude="56.5",
        longitude="13.0",
    )
    PlaceHost.objects.create(place=place, organisation=organisation, hours="Mo 10:00-12:00")
    contact = Contact.objects.create(
        title=f"Kontakt {kind}",
        key=f"kontakt-{kind}",
        organisation=organisation,
        unit=Unit.objects.create(name=f"Enhet {kind}", organisation=organisation),
        place=place,
        locale=factories.locale(),
        email="sfi@example.se",
        website="https://example.se/",
        booking_url="https://example.se/boka/",
        opening_hours="24/7" if kind == OrganisationKind.NOD else "",
        languages=["sv", "ar"],
        interpreter=interpreter,
        helps_with=list(Help.values),
        visit=visit,
        checked_on=date(2026, 10, 3),
        is_demo=True,
    )
    for label in PhoneLabel:
        ContactPhone.objects.create(
            contact=contact, number="0771-451 000", label=label, opening_hours="Mo-Su 10:00-12:00"
        )
    return contact


def _mark() -> None:
    """Every sentence of every row, also those that were left empty, becomes marked content."""
    GlossaryTerm.objects.create(word="sfi", slug="sfi", locale=factories.locale())
    for model in [Page, *(model for room in ROOMS for model in apps.get_app_config(room).get_models())]:
        for field in model._meta.local_fields:
            if type(field) in SENTENCES and not field.choices and field.name not in CODES and not field._validators:
                words = Concat(Value("⟪"), F(field.name), Value("ord⟫"), output_field=models.TextField())
                model._base_manager.update(**{field.name: words})


def _every_block(contact: Contact) -> list[tuple]:
    """One block of each kind a text can be made of, and those that look otherwise when chosen otherwise."""
    body = BodyBlock()
    every = [(name, _sample(block, contact)) for name, block in body.child_blocks.items()]
    values = dict(every)
    return [
        *every,
        ("notice", {**values["notice"], "kind": "alert"}),
        ("picture", {**values["picture"], "image": None}),
        ("how_to", {**values["how_to"], "heading": ""}),
    ]


def _sample(block: blocks.Block, contact: Contact):
    """A value such as an editor could have given a block."""
    match block:
        case blocks.StructBlock():
            return {name: _sample(child, contact) for name, child in block.child_blocks.items()}
        case blocks.ListBlock():
            return [_sample(block.child_block, contact)]
        case SnippetChooserBlock():
            named = {Contact: contact, Organisation: contact.organisation, Place: contact.place}
            return named[block.target_model]
        case blocks.PageChooserBlock():
            return StepPage.objects.get(slug="bankkonto")
        case ImageChooserBlock():
            return Image.objects.get_or_create(title="bild", defaults={"file": get_test_image_file()})[0]
        case DocumentChooserBlock():
            file = ContentFile(b"%PDF", name="blankett.pdf")
            return Document.objects.get_or_create(title=content("blankett"), defaults={"file": file})[0]
    return _sample_words(block)


def _sample_words(block: blocks.FieldBlock) -> str | bool | date | RichText:
    match block:
        case blocks.BooleanBlock():
            return True
        case blocks.DateBlock():
            return date(2026, 11, 2)
        case blocks.RichTextBlock():
            return RichText(f"<p>{content('Text')} <b>{content('fet')}</b></p>")
        case blocks.ChoiceBlock():
            return next(value for value, _label in block.field.choices if value)
        case blocks.URLBlock():
            return "https://example.se/"
    return content("ord")
