import secrets

from django.db import models
from wagtail.models import Page

#: Without letters and digits that are mistaken for each other when read aloud or copied from paper.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 5


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class ShortAddress(models.Model):
    """A short, lasting address of a page for print, QR and SMS: `/s/<code>[-<language>[-<audience>]]`."""

    code = models.CharField(max_length=LENGTH, unique=True, default=new_code)
    page = models.OneToOneField(Page, models.CASCADE, related_name="short_address")

    def __str__(self) -> str:
        return self.code

    @classmethod
    def give(cls, page: Page) -> "ShortAddress":
        """The short address of a Swedish page, made when it is first published."""
        while True:
            code = new_code()
            if not cls.objects.filter(code=code).exists():
                return cls.objects.get_or_create(page_id=page.pk, defaults={"code": code})[0]
