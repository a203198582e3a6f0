"""The contact's form in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface

from contacts.freshness import HALF_A_YEAR, next_review_panel

PHONE = [FieldRowPanel([FieldPanel("number"), FieldPanel("label")]), FieldPanel("opening_hours")]

CONTACT = TabbedInterface(
    [
        ObjectList(
            [
                MultiFieldPanel(
                    [
                        FieldPanel("title", help_text=_("What it says on the door, not the name of a person.")),
                        FieldPanel("role", help_text=_("What one can get help with, in one sentence.")),
                    ],
                    heading=_("Words"),
                ),
                FieldRowPanel([FieldPanel("organisation"), FieldPanel("unit")], heading=_("Who answers")),
                InlinePanel("phones", heading=_("Phone numbers"), help_text=_("Write them as people do: 0430-150 00.")),
                FieldPanel("email"),
                FieldRowPanel(
                    [
                        FieldPanel("website"),
                        FieldPanel("booking_url", help_text=_("The page where one books a time.")),
                    ]
                ),
            ],
            heading=_("Reach"),
        ),
        ObjectList(
            [
                FieldRowPanel(
                    [
                        FieldPanel("place", help_text=_("Hours and access come from the place if empty here.")),
                        FieldPanel("visit"),
                    ]
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("opening_hours"),
                        FieldPanel("hours_note", help_text=_("What hours cannot say, such as “ring the bell”.")),
                    ],
                    heading=_("Opening hours"),
                ),
                FieldPanel("languages", help_text=_("Only those that are spoken there every week.")),
                FieldPanel("interpreter"),
                FieldPanel("helps_with"),
                FieldPanel("access"),
            ],
            heading=_("Visit"),
        ),
        ObjectList(
            [
                FieldPanel("audiences", help_text=_("None ticked means everybody.")),
                FieldPanel("visible_to"),
            ],
            heading=_("For whom"),
        ),
        ObjectList(
            [
                FieldPanel("owner", help_text=_("Its members are reminded when it is time to look the contact over.")),
                FieldRowPanel(
                    [
                        FieldPanel("checked_on", help_text=_("Readers see this day.")),
                        next_review_panel(HALF_A_YEAR),
                    ]
                ),
                FieldPanel("check_note", help_text=_("How it was checked; readers do not see it.")),
                MultiFieldPanel(
                    [FieldPanel("site"), FieldPanel("key"), FieldPanel("named_person"), FieldPanel("is_demo")],
                    heading=_("Seldom changed"),
                    classname="collapsed",
                ),
            ],
            heading=_("Kept true by"),
        ),
    ]
)
