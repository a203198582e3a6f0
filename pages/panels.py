"""Panels of the editor's forms that Wagtail has not got."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class AtPublishing(FieldPanel):
    """A field that the editor meets at the publish button (`translation/admin/page_edit.html`), not in a tab."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return False


class Folded(MultiFieldPanel):
    """Fields of a row that are seldom filled in, folded away under a line while they are empty and right."""

    def __init__(self, children=(), *args, summary="", **kwargs):
        super().__init__(children, *args, **kwargs)
        self.summary = summary

    def clone_kwargs(self) -> dict:
        return {**super().clone_kwargs(), "summary": self.summary}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "pages/admin/folded.html"

        @property
        def is_open(self) -> bool:
            fields = [child.bound_field for child in self.visible_children]
            return any(field.errors or field.value() for field in fields)
