"""The one door to what belongs to a site or is national (law 7); rooms above use it for their own rows."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

NATIONAL = _("Empty means national.")


class OwnedQuerySet(models.QuerySet):
    """Rows of a model with a nullable `site`, where none means national."""

    def for_site(self, site: Site | None):
        """The rows of one site and the national ones; of no site, the national ones alone."""
        return self.filter(Q(site=site) | Q(site=None))

    def for_sites(self, sites: Iterable[Site]):
        """The rows of several sites and the national ones."""
        return self.filter(of_sites(sites))


def site_or_nation(help_text=NATIONAL) -> models.ForeignKey:
    """The field `site` of what belongs to a site, or to the nation where it is empty."""
    return models.ForeignKey(
        Site,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("site"),
        help_text=help_text,
    )


def of_sites(sites: Iterable[Site]) -> Q:
    """What belongs to several sites or is national; also for models whose rows always belong to one."""
    return Q(site__in=sites) | Q(site=None)


def once_a_site(name: str, *fields: str) -> list[models.BaseConstraint]:
    """The constraints that `fields` are unique within a site, and among the national rows."""
    return [
        models.UniqueConstraint(fields=[*fields, "site"], name=f"{name}_once_a_site"),
        models.UniqueConstraint(fields=fields, condition=Q(site=None), name=f"{name}_once_nationally"),
    ]


def belongs(row, site_id: int | None) -> bool:
    """Whether `row`, if any, may be used by something that belongs to the site."""
    return row is None or row.site_id in (None, site_id)
