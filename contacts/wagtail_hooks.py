from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from contacts.admin import OwnedViewSet
from contacts.filters import ContactFilterSet, OrganisationFilterSet, PlaceFilterSet, UnitFilterSet
from contacts.models import Contact, Organisation, Place, Unit
from contacts.views import ContactIndexView, ExampleView, PreviewView, UploadView


class ContactViewSet(OwnedViewSet):
    model = Contact
    icon = "mail"
    index_view_class = ContactIndexView
    list_display = [
        "title",
        LocaleColumn(label=_("Language")),
        "organisation",
        "unit",
        DateColumn("checked_on", label=_("Checked on"), sort_key="checked_on"),
    ]
    filterset_class = ContactFilterSet

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "unit")

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("import/", self.construct_view(UploadView), name="import"),
            path("import/exempel/", self.construct_view(ExampleView), name="example"),
            path("import/<int:pk>/", self.construct_view(PreviewView), name="preview"),
        ]


class OrganisationViewSet(OwnedViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "kind", "site"]
    filterset_class = OrganisationFilterSet


class UnitViewSet(OwnedViewSet):
    model = Unit
    icon = "user"
    list_display = ["name", "organisation", "site"]
    filterset_class = UnitFilterSet

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation", "site")


class PlaceViewSet(OwnedViewSet):
    model = Place
    icon = "site"
    list_display = ["name", Column("address", label=_("Address")), "site"]
    filterset_class = PlaceFilterSet


class ContactsGroup(SnippetViewSetGroup):
    items = [ContactViewSet, OrganisationViewSet, UnitViewSet, PlaceViewSet]
    menu_label = _("Contacts")
    menu_icon = "mail"
    menu_order = 210


register_snippet(ContactsGroup)
