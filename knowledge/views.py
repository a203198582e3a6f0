"""The editors' pages of facts: a key as one thing, its next value, a site's own value, and where it is used."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.permissions import policy_registry
from wagtail.snippets.views import snippets

from contacts.admin import EditView
from contacts.ownership import sites_of
from knowledge.forms import NextValueForm, OwnValueForm
from knowledge.models import Fact
from knowledge.uses import counted, leaves_a_gap, uses

SOURCE = [FieldPanel("source_url"), FieldPanel("confidence"), FieldPanel("checked_on")]
NEXT = ObjectList(
    [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("valid_from"), FieldPanel("valid_to")]),
        MultiFieldPanel(SOURCE, heading=gettext_lazy("Source")),
        FieldPanel("owner"),
    ],
    base_form_class=NextValueForm,
).bind_to_model(Fact)
OWN = ObjectList(
    [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("value"), FieldPanel("valid_from"), FieldPanel("valid_to")]),
        MultiFieldPanel(SOURCE, heading=gettext_lazy("Source")),
        FieldRowPanel([FieldPanel("site"), FieldPanel("owner")], heading=gettext_lazy("Kept true by")),
    ],
    base_form_class=OwnValueForm,
).bind_to_model(Fact)


def address(view: str, fact: Fact) -> str:
    return reverse(Fact.snippet_viewset.get_url_name(view), args=[fact.pk])


def seen_by(user) -> QuerySet:
    """The facts an editor may read: those of her sites, and the national ones."""
    return Fact.objects.for_sites(sites_of(user)).select_related("site", "owner")


def hers(user, action: str) -> QuerySet:
    """The facts she may do something to."""
    return policy_registry.get_by_type(Fact).instances_user_has_permission_for(user, action)


def may(user, action: str, fact: Fact) -> bool:
    return hers(user, action).filter(pk=fact.pk).exists()


def makes_own(user) -> bool:
    """Whether she may give a site its own value of a national fact."""
    return user.has_perm("knowledge.add_fact") and sites_of(user).exists()


def buttons(fact: Fact, *, changes: bool, copies: bool) -> list[Button]:
    """What may be done about a key, from its row or its page."""
    found = []
    if changes:
        label = _("Prepare the next value")
        found.append(Button(label, url=address("next", fact), icon_name="calendar", priority=5))
    if copies and fact.site_id is None:
        found.append(Button(_("Make our own"), url=address("own", fact), icon_name="copy", priority=6))
    return found


class IndexView(snippets.IndexView):
    """A key is one row: what it says now, what it will say, where it is used."""

    table_classname = "listing stacked"

    def get_base_queryset(self):
        user, today = self.request.user, timezone.localdate()
        rows = super().get_base_queryset().one_a_key(today).replaced_on(sites_of(user), today)
        changes, deletes = (Exists(hers(user, action).filter(pk=OuterRef("pk"))) for action in ("change", "delete"))
        return rows.annotate(may_change=changes, may_delete=deletes)

    def get_table(self, object_list, **kwargs):
        """The rows of a page, each with how many things name its key."""
        facts = list(object_list)
        counts = counted([fact.key for fact in facts], sites_of(self.request.user))
        for fact in facts:
            fact.used = counts[fact.key]
        return super().get_table(facts, **kwargs)

    @cached_property
    def makes_own(self) -> bool:
        return makes_own(self.request.user)

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.may_change else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if instance.may_delete else None

    def get_list_more_buttons(self, instance):
        own = buttons(instance, changes=instance.may_change, copies=self.makes_own)
        return [*own, *super().get_list_more_buttons(instance)]


class InspectView(snippets.InspectView):
    """All that is known of a key, for whoever may read it: its values through time, and where it is used."""

    page_title = gettext_lazy("Fact")
    template_name = "knowledge/admin/fact.html"

    def get_object(self, *args, **kwargs):
        return get_object_or_404(seen_by(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def may_change(self) -> bool:
        return may(self.request.user, "change", self.object)

    def get_edit_url(self):
        return super().get_edit_url() if self.may_change else None

    def get_delete_url(self):
        return super().get_delete_url() if may(self.request.user, "delete", self.object) else None

    @cached_property
    def header_more_buttons(self):
        own = buttons(self.object, changes=self.may_change, copies=makes_own(self.request.user))
        return [*own, *super().header_more_buttons]

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        values = seen_by(user).filter(key=self.object.key).order_by("site__site_name", "-valid_from")
        told = {"values": values, "uses": uses(self.object.key, sites_of(user)), "today": today}
        return super().get_context_data(**told, **kwargs)


class FromAnotherView(snippets.CreateView):
    """A new value that begins as a copy of another of the same key, and shares what it is about."""

    template_name = "wagtailsnippets/snippets/create.html"
    #: The fields that are copied.
    copied: tuple[str, ...] = ("key", "label", "unit", "source_url")

    @cached_property
    def other(self) -> Fact:
        return get_object_or_404(self.others, pk=self.kwargs["pk"])

    @property
    def others(self) -> QuerySet:
        """The facts that may be copied."""
        raise NotImplementedError

    def get_initial_form_instance(self) -> Fact:
        return Fact(**{name: getattr(self.other, name) for name in self.copied})

    def get_page_subtitle(self):
        return f"{self.page_title}: {self.other}"

    def get_add_url(self):
        return self.request.path

    def get_success_url(self):
        return address("inspect", self.object)


class NextValueView(FromAnotherView):
    """The value that takes over from the last one that is known: a fee from the first of January."""

    page_title = gettext_lazy("Prepare the next value")
    permission_required = "change"
    copied = (*FromAnotherView.copied, "site", "owner")

    @property
    def others(self):
        return hers(self.request.user, "change")

    @cached_property
    def last(self) -> Fact:
        """The value that the new one follows: the latest of the key."""
        same = Fact.objects.filter(key=self.other.key, site=self.other.site_id)
        return max(same, key=lambda fact: fact.first_day)

    def get_initial_form_instance(self):
        new = super().get_initial_form_instance()
        new.follows = self.last
        return new

    def get_success_message(self, instance):
        said = _("%(what)s: from %(day)s it says %(value)s.")
        told = {"what": instance.label, "day": date_format(instance.valid_from), "value": instance.written("sv")}
        return said % told


class OwnValueView(FromAnotherView):
    """A site's own value of a national fact, shown there instead of it."""

    page_title = gettext_lazy("Make our own")
    copied = (*FromAnotherView.copied, "value", "valid_to", "confidence")

    @property
    def others(self):
        return Fact.objects.filter(site=None)

    def get_initial_form_instance(self):
        own = super().get_initial_form_instance()
        own.site = sites_of(self.request.user).first()
        own.owner = self.request.user.units.filter(site=own.site).first()
        return own

    def get_success_message(self, instance):
        return _("%(site)s has its own value now: %(what)s") % {"site": instance.site, "what": instance}


class FactUsageView(snippets.UsageView):
    """Where a key stands, also in running text, on the editor's sites."""

    header_buttons = ()

    def get_object(self):
        return get_object_or_404(seen_by(self.request.user), pk=self.kwargs["pk"])

    def get_queryset(self):
        return uses(self.object.key, sites_of(self.request.user))

    def get_edit_url(self, instance):
        return address("inspect", instance)

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Name"), get_url=lambda use: use.url),
            Column("kind", label=_("Type")),
            Column("language", label=_("Language")),
            Column("places", label=_("Field")),
        ]

    def get_table(self, object_list, **kwargs):
        return generic.BaseListingView.get_table(self, object_list, **kwargs)


class FactEditView(EditView):
    """The form of one value; what concerns the key is a button away."""

    @cached_property
    def header_more_buttons(self):
        own = buttons(self.object, changes=True, copies=makes_own(self.request.user))
        return [*own, *super().header_more_buttons]


def refuse_gaps(request, facts) -> HttpResponseRedirect | None:
    """Hook before facts are deleted: what texts name, and have no other value for, stays."""
    if not all(isinstance(fact, Fact) for fact in facts) or not leaves_a_gap(facts):
        return None
    said = _("“%(what)s” stands in texts, which would have a gap. Take it out of them first, or give it another value.")
    messages.error(request, said % {"what": ", ".join(fact.label for fact in facts)})
    return HttpResponseRedirect(address("inspect", facts[0]))
