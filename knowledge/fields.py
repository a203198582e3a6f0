"""Fields for text that may name facts. They check how tokens are written; a form checks that the facts exist.

In a StreamField the blocks of `pages.blocks.words` check both.
"""

from django.db import models
from wagtail.admin.widgets import AdminAutoHeightTextInput

from knowledge import tokens


class TokenCharField(models.CharField):
    default_validators = [tokens.check_syntax]


class TokenTextField(models.TextField):
    default_validators = [tokens.check_syntax]

    def formfield(self, **options):
        """In the editor a box that grows with the text, as Wagtail gives to a plain text field."""
        return super().formfield(**{"widget": AdminAutoHeightTextInput, **options})
