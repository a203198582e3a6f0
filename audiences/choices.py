from django.db import models
from django.utils.translation import gettext_lazy as _


class Condition(models.TextChoices):
    """What a row about an audience may depend on besides the audience; shown to the reader, never asked of her."""

    REGISTERED = "folkbokford", _("If you are registered in Sweden")
    NOT_REGISTERED = "ej-folkbokford", _("If you are not registered in Sweden")
    CHILDREN = "barn", _("If you have children")
    ALONE = "ensam", _("If you live alone")
