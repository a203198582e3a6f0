"""What Wagtail checks of a preview while an editor writes: what our components cannot get right by themselves."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem


class OurChecks(ContentCheckerItem):
    """Wagtail's own checks but the one of a description, which pages have from their summaries; and four of axe's.

    What is said of links and words stands among the advice on plain language, with the sentence it is about.
    """

    axe_run_only = [
        *(rule for rule in ContentCheckerItem.axe_run_only if rule != "empty-meta-description"),
        "image-alt",
        "list",
        "page-has-heading-one",
        "svg-img-alt",
    ]
    axe_custom_rules = [rule for rule in ContentCheckerItem.axe_custom_rules if rule["id"] == "alt-text-quality"]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "alt-text-quality": {
            "error_name": _("The text of the picture is the name of a file"),
            "help_text": _("Write what the picture shows."),
        },
        "heading-order": {
            "error_name": _("A heading is missing on the way"),
            "help_text": _("Give the block before it a heading, or take this heading away."),
        },
        "image-alt": {
            "error_name": _("The picture has no text"),
            "help_text": _("Write what the picture shows, for those who do not see it."),
        },
        "list": {
            "error_name": _("The list is broken"),
            "help_text": _("Write it as the block “List”."),
        },
        "page-has-heading-one": {
            "error_name": _("The page has no title"),
            "help_text": _("Write a title first in the form."),
        },
        "p-as-heading": {
            "error_name": _("A paragraph looks like a heading"),
            "help_text": _("Use the heading of the block, not bold words."),
        },
        "svg-img-alt": {
            "error_name": _("The pictogram has no text"),
            "help_text": _("Write what the picture shows, for those who do not see it."),
        },
    }


def put_in_place(items: list) -> None:
    """Have our checks where Wagtail's stand in a list of items."""
    items[:] = [OurChecks(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
