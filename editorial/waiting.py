"""What waits on the desk and stands in the weekly letter, kind by kind, the most urgent first."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from editorial import outdated
from editorial.ending import ending
from editorial.errands import MOST, Errand, Keeper, Section
from editorial.law.desk import near
from editorial.models import Feedback, GuestComment, HeldUp
from editorial.review import due, swedish_pages
from languages import declared
from search.models import Missed


def _held_up(keeper: Keeper, today: date) -> Section:
    """Pages of the units that could not be published or taken down at their time."""
    rows = HeldUp.objects.filter(page__in=keeper.pages().values("pk")).select_related("page")
    errands = [
        Errand(
            title=row.page.get_admin_display_title(),
            url=reverse("wagtailadmin_pages:edit", args=[row.page_id]),
            do=_("Mend it"),
            about=row.reason,
        )
        for row in rows
    ]
    return _section("held-up", _("Not published at its time"), "warning", "", errands)


def _changes_of_the_law(keeper: Keeper, today: date) -> Section:
    errands = [
        Errand(
            title=one.event.title,
            url=one.url,
            do=_("Go on"),
            about=ngettext("%(n)d thing left to do", "%(n)d things left to do", one.left) % {"n": one.left},
            day=one.event.date,
        )
        for one in (near(keeper.user, today, keeper.chosen) if keeper.user else [])
    ]
    return _section("law", _("Changes of the law"), "calendar-alt", _("In force"), errands)


def _facts_that_end(keeper: Keeper, today: date) -> Section:
    """Facts of the units that texts name, that end or have ended, and that no other value follows."""
    ends = ending(keeper.user, today) if keeper.user else []
    errands = [
        Errand(
            title=str(one.fact),
            url=one.next_url,
            do=_("Prepare the next value"),
            about=_("It has ended, and texts still name it") if one.has_ended else _("It ends, and texts name it"),
            unit=str(one.fact.owner),
            day=one.last_day,
        )
        for one in ends
        if one.fact.owner_id in keeper.unit_ids
    ]
    return _section("facts", _("Facts that end"), "calendar-check", _("Last day"), errands)


def _drafts(keeper: Keeper, today: date) -> Section:
    """What others have handed in for the user to look at, and drafts of the units that nobody has handed in."""
    errands = [*_handed_in(keeper), *_not_published(keeper)]
    return _section("drafts", _("Drafts that wait"), "edit", _("Changed"), errands)


def _handed_in(keeper: Keeper) -> list[Errand]:
    if keeper.user is None:
        return []
    states = TaskState.objects.reviewable_by(keeper.user).filter(revision__isnull=False).select_related("revision")
    asked = {int(state.revision.object_id): state for state in states.order_by("started_at")}
    if not asked:
        return []
    explorable = policy_registry.get_by_type(Page).explorable_instances(keeper.user)
    pages = swedish_pages().filter(pk__in=explorable.filter(pk__in=asked))
    return [
        Errand(
            title=page.get_admin_display_title(),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            do=_("Look at it"),
            about=_("Waits for you to say yes or no"),
            unit=page.keeper or "",
            day=timezone.localdate(asked[page.pk].started_at),
        )
        for page in pages
        if keeper.chosen is None or page.unit == keeper.chosen.pk
    ]


def _not_published(keeper: Keeper) -> list[Errand]:
    """A page that was taken down is no draft, nor is one that is on its way: handed in, or with a day of its own."""
    handed_in = Page.objects.filter(_workflow_states__status=WorkflowState.STATUS_IN_PROGRESS)
    drafts = keeper.pages().filter(has_unpublished_changes=True).exclude(live=False, last_published_at__isnull=False)
    rows = drafts.annotate_approved_schedule().filter(_approved_schedule=False).exclude(pk__in=handed_in.values("pk"))
    rows = (
        rows.select_related("latest_revision__user")
        .defer("latest_revision__content")
        .order_by("latest_revision_created_at")
    )
    return [
        Errand(
            title=page.get_admin_display_title(),
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            do=_("Go on"),
            about=_changed_by(page),
            unit=page.keeper,
            day=page.latest_revision_created_at and timezone.localdate(page.latest_revision_created_at),
        )
        for page in rows.order_by("latest_revision_created_at")
    ]


def _changed_by(page: Page) -> str:
    user = page.latest_revision.user if page.latest_revision else None
    name = user and (user.get_full_name() or user.get_username())
    return _("Not published, changed by %(name)s") % {"name": name} if name else _("Not published")


def _to_look_over(keeper: Keeper, today: date) -> Section:
    errands = [
        Errand(
            title=str(one.row),
            url=one.edit_url,
            do=_("Change"),
            about=str(capfirst(one.kind)),
            unit=one.unit,
            day=one.since,
            press=_("Still true"),
            press_url=one.confirm_url,
            row=one.row,
        )
        for one in due(keeper.unit_ids, today, pages=keeper.live_pages)
    ]
    return _section("to-look-over", _("To look over"), "check", _("Was to be looked over"), errands, few=10)


def _answers(keeper: Keeper, today: date) -> Section:
    """What readers say of the units' pages, and of pages that no unit keeps, and nobody has seen to."""
    name = "wagtailsnippets_editorial_feedback"
    if not keeper.may("view", Feedback):
        return _section("answers", "", "comment", "", [])
    others = swedish_pages().exclude(unit=None).exclude(unit__in=keeper.unit_ids)
    said = Feedback.objects.filter(site__in=keeper.sites, seen_on=None).exclude(helpful=True)
    rows = said.filter(Q(page=None) | ~Q(page__in=others.values("pk"))).select_related("page")
    together: dict[object, list[Feedback]] = {}
    for one in rows[: 4 * MOST]:
        together.setdefault(one.pk if one.text else (one.path, one.language, one.answer), []).append(one)
    errands = [
        Errand(
            title=str(one.page or one.path),
            url=reverse(f"{name}:inspect", args=[one.pk]),
            do=_("Read"),
            about=_said(one, times),
            quote=one.text,
            day=timezone.localdate(one.created),
            press=_("Seen to"),
            press_url=reverse("see_to", args=[Feedback._meta.label_lower, one.pk]),
        )
        for one, times in ((same[0], len(same)) for same in together.values())
    ]
    everything = {"all": _("All answers"), "all_url": f"{reverse(f'{name}:list')}?seen=false"}
    return _section("answers", _("What readers say"), "comment", _("Received"), errands, **everything)


def _said(one: Feedback, times: int) -> str:
    """What a reader has said in a word, how many have, and in which language they read."""
    said = {"answer": one.answer, "language": one.language_name, "times": times}
    return (
        _("%(answer)s, %(times)d readers in %(language)s") if times > 1 else _("%(answer)s, in %(language)s")
    ) % said


def _guests(keeper: Keeper, today: date) -> Section:
    """What guests say of drafts of the units, or to the user who asked them, and nobody has seen to."""
    asked = Q(guest__page__in=keeper.pages().values("pk")) | Q(
        guest__asked_by=keeper.user, guest__asked_by__isnull=False
    )
    rows = GuestComment.objects.filter(asked, seen_at=None).select_related("guest__page")
    errands = [
        Errand(
            title=one.guest.page.get_admin_display_title(),
            url=reverse("guests", args=[one.guest.page_id]),
            do=_("Read"),
            about=one.guest.name,
            quote=one.text,
            day=timezone.localdate(one.created),
        )
        for one in rows[:MOST]
    ]
    return _section("guests", _("What guests say"), "view", _("Received"), errands)


def _translations(keeper: Keeper, today: date) -> Section:
    errands = [
        Errand(title=one.title, url=one.url, do=one.do, about=one.about, unit=one.unit)
        for one in outdated.pages(keeper.user, keeper.sites, keeper.live_pages)
    ]
    return _section("translations", _("Translations to look over"), "globe", "", errands)


def _searches(keeper: Keeper, today: date) -> Section:
    """What readers look for in vain and nobody has left as it is, what is asked most first."""
    if not keeper.may("view", Missed):
        return _section("missed", "", "search", "", [])
    rows = Missed.objects.filter(site__in=keeper.sites, seen_on=None)
    errands = [
        Errand(
            title=one.query,
            url=one.as_search_words,
            do=_("Add as search words"),
            about=_("%(times)d times, in %(language)s") % {"times": one.count, "language": one.language_name},
            language=declared.tag(one.language),
            day=one.last_on,
            press=_("Leave it"),
            press_url=reverse("see_to", args=[Missed._meta.label_lower, one.pk]),
        )
        for one in rows[:MOST]
    ]
    everything = {
        "all": _("All searches without an answer"),
        "all_url": f"{reverse('wagtailsnippets_search_missed:list')}?seen=false",
    }
    heading, total = _("What readers look for in vain"), rows.count() if len(errands) == MOST else len(errands)
    return _section("missed", heading, "search", _("Last time"), errands, total=total, **everything)


def _section(name: str, heading: str, icon: str, when: str, errands: list[Errand], **more) -> Section:
    return Section(name, heading, icon, when, errands[:MOST], **{"total": len(errands)} | more)


#: The kinds of errands, what is urgent first.
KINDS: list[Callable[[Keeper, date], Section]] = [
    _held_up,
    _changes_of_the_law,
    _facts_that_end,
    _drafts,
    _guests,
    _to_look_over,
    _answers,
    _translations,
    _searches,
]


def sections(keeper: Keeper, today: date | None = None) -> list[Section]:
    """What there is to do, by kind; kinds of which there is nothing are left out."""
    today = today or timezone.localdate()
    return [found for ask in KINDS if (found := ask(keeper, today)).errands]
