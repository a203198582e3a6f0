"""Fields for text that may name facts. They check how tokens are written; a form checks that the facts exist.

In a StreamField the blocks of `pages.blocks.words` check both.
"""

from django.db import models

from knowledge import tokens


class TokenCharField(models.CharField):
    default_validators = [tokens.check_syntax]


class TokenTextField(models.TextField):
    default_validators = [tokens.check_syntax]
