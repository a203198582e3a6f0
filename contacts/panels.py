"""The contact's form in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

PHONE = [FieldRowPanel([FieldPanel("number"), FieldPanel("label")]), FieldPanel("opening_hours")]

CONTACT = TabbedInterface(
    [
        ObjectList(
            [
                MultiFieldPanel([FieldPanel("title"), FieldPanel("role")], heading=_("Words")),
                FieldRowPanel([FieldPanel("organisation"), FieldPanel("unit")], heading=_("Who answers")),
                InlinePanel("phones", heading=_("Phone numbers")),
                FieldRowPanel([FieldPanel("email"), FieldPanel("website"), FieldPanel("booking_url")]),
            ],
            heading=_("Reach"),
        ),
        ObjectList(
            [
                FieldRowPanel([FieldPanel("place"), FieldPanel("visit")]),
                MultiFieldPanel([FieldPanel("opening_hours"), FieldPanel("hours_note")], heading=_("Opening hours")),
                FieldPanel("languages"),
                FieldPanel("interpreter"),
                FieldPanel("helps_with"),
                FieldPanel("access"),
            ],
            heading=_("Visit"),
        ),
        ObjectList([FieldPanel("audiences"), FieldPanel("visible_to")], heading=_("For whom")),
        ObjectList(
            [
                FieldRowPanel([FieldPanel("site"), FieldPanel("owner"), FieldPanel("key")]),
                FieldRowPanel([FieldPanel("checked_on"), FieldPanel("next_review")]),
                FieldPanel("check_note"),
                FieldRowPanel([FieldPanel("named_person"), FieldPanel("is_demo")]),
            ],
            heading=_("Kept true by"),
        ),
    ]
)
