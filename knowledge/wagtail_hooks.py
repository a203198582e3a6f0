from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from knowledge import choosing
from knowledge.fields import FEATURE
from knowledge.rich_text import FactFeature
from knowledge.views import refuse_gaps
from knowledge.viewsets import KnowledgeGroup

register_snippet(KnowledgeGroup)
hooks.register("before_delete_snippet", refuse_gaps)


@hooks.register("register_admin_urls")
def addresses():
    return [path("", include(choosing.addresses))]


@hooks.register("register_rich_text_features")
def facts_in_rich_text(features):
    features.register_editor_plugin("draftail", FEATURE, FactFeature())


@hooks.register("insert_editor_js")
def facts_while_writing():
    """The script, with the addresses and the words that it needs, after what it opens Wagtail's chooser with."""
    told = {
        "choose": reverse("choose_fact"),
        "values": reverse("fact_values"),
        "button": _("Put in a fact"),
        "listed": _("Facts in the text"),
        "unknown": _("There is no such fact"),
    }
    opener = [(versioned_static(f"wagtailadmin/js/{name}.js"),) for name in ("modal-workflow", "chooser-modal")]
    before = format_html_join("", '<script src="{}"></script>', opener)
    data = format_html_join("", ' data-{}="{}"', told.items())
    return format_html('{}<script src="{}"{}></script>', before, versioned_static("knowledge/facts.js"), data)


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("knowledge/admin.css"))
