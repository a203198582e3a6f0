"""Choosing a fact while writing: what the editors' scripts ask (`static/knowledge/`)."""

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import chooser
from wagtail.models import Page, Site

from contacts.ownership import sites_of
from knowledge import tokens
from knowledge.models import Fact

#: Where the text stands that the fact is chosen for: a page, the page that a new one is made below, or a site.
WHERE = ["sida", "plats"]


def site_of(request) -> Site | None:
    """The site of the text that is being written; none for what is national, or for a page of nobody's site.

    404 where it is another's (law 7).
    """
    page, site = (request.GET.get(name, "") for name in WHERE)
    if page.isdecimal():
        asked = get_object_or_404(Page, pk=page).get_site()
    elif site.isdecimal():
        asked = get_object_or_404(Site, pk=site)
    else:
        return None
    if asked and asked not in sites_of(request.user):
        raise Http404
    return asked


def of_the_text(request) -> dict[str, Fact]:
    """The facts that hold in the text that is being written, by their keys."""
    return Fact.objects.for_site(site_of(request))


def ended(fact: Fact) -> str:
    """The last day of what has ended, in words; nothing of what holds."""
    return _("ended %(day)s") % {"day": date_format(fact.valid_to)} if fact.expired and fact.valid_to else ""


def values(request) -> JsonResponse:
    """What each token says today, for those who read it while writing."""
    told = {
        key: {
            "label": fact.label,
            "value": fact.written("sv"),
            "number": fact.bare("sv"),
            "ended": ended(fact),
        }
        for key, fact in of_the_text(request).items()
    }
    return JsonResponse(told)


class SearchForm(BaseFilterForm):
    """Finds facts by what they are, by their key or by their value."""

    q = forms.CharField(label=gettext_lazy("Search by what it is, key or value"), required=False)

    def filter(self, objects: QuerySet) -> QuerySet:
        words = self.cleaned_data["q"].replace("\x00", "").strip()
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        value = words.replace(" ", "").replace(",", ".")
        return objects.filter(Q(label__icontains=words) | Q(key__icontains=words) | Q(value__icontains=value))


class FactsOfTheText(chooser.BaseChooseView):
    """The facts of the site of the text: what each says, how long, and a way to put it in."""

    model_class = Fact
    icon = "calendar-check"
    page_title = gettext_lazy("Choose a fact")
    filter_form_class = SearchForm
    ordering = ["label"]
    per_page = 20
    preserve_url_parameters = WHERE
    results_url_name = "choose_fact_results"

    def can_create(self) -> bool:
        return False

    def get_object_list(self):
        self.holding = {fact.pk: fact for fact in of_the_text(self.request).values()}
        return Fact.objects.filter(pk__in=self.holding)

    def _validity(self, fact: Fact) -> str:
        if self.holding[fact.pk].expired:
            return format_html('<span class="w-status w-status--primary">{}</span>', ended(self.holding[fact.pk]))
        return _("until %(day)s") % {"day": date_format(fact.valid_to)} if fact.valid_to else _("for now")

    def _address(self, fact: Fact, part: str = "allt") -> str:
        chosen = reverse("fact_chosen", args=[fact.key, part])
        return self.append_preserved_url_parameters(chosen)

    @property
    def columns(self):
        link = {"data-chooser-modal-choice": True}
        return [
            TitleColumn("label", label=_("What it is"), get_url=self._address, link_attrs=link),
            Column("key", label=_("Key")),
            Column(lambda fact: fact.written("sv"), label=_("Value")),
            Column(self._validity, label=_("Valid")),
            Column(self._number, label=_("The number alone")),
        ]

    def get_context_data(self, **kwargs):
        self.table.classname = "listing facts-choices"
        return super().get_context_data(**kwargs)

    def _number(self, fact: Fact) -> str:
        """A way to put in the number without its unit, where there is a unit."""
        if fact.bare("sv") == fact.written("sv"):
            return ""
        link = '<a href="{}" data-chooser-modal-choice>{}</a>'
        said = _("only %(number)s") % {"number": fact.bare("sv")}
        return format_html(link, self._address(fact, "tal"), said)


class ChooseView(chooser.ChooseViewMixin, FactsOfTheText):
    create_action_label = ""


class ChooseResultsView(chooser.ChooseResultsViewMixin, FactsOfTheText):
    pass


class ChosenView(View):
    """The token of the fact that was chosen; `tal` for the number alone."""

    def get(self, request, key: str, part: str) -> JsonResponse:
        if key not in of_the_text(request):
            raise Http404
        token = tokens.token(key, bare=part == "tal")
        return JsonResponse({"step": "chosen", "result": {"key": key, "token": token}})


addresses = [
    path("fakta/valj/", ChooseView.as_view(), name="choose_fact"),
    path("fakta/valj/resultat/", ChooseResultsView.as_view(), name="choose_fact_results"),
    path("fakta/valj/<slug:key>/<slug:part>/", ChosenView.as_view(), name="fact_chosen"),
    path("fakta/varden/", values, name="fact_values"),
]
