from wagtail.admin.forms import WagtailAdminModelForm


class OwnedForm(WagtailAdminModelForm):
    """A form that offers and accepts only what the editor may use."""
