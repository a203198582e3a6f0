from django.db import models
from wagtail.models import Collection, Site


class Shelf(models.Model):
    """The collection in which the images and documents of a site are kept; its editors see no other (law 7)."""

    site = models.OneToOneField(Site, models.CASCADE, related_name="shelf")
    collection = models.OneToOneField(Collection, models.CASCADE, related_name="shelf")

    def __str__(self) -> str:
        return str(self.collection)

    @classmethod
    def give(cls, site: Site) -> None:
        """Make the collection of a site, if it has none yet."""
        if not cls.objects.filter(site=site).exists():
            name = site.site_name or site.hostname
            cls.objects.create(site=site, collection=Collection.get_first_root_node().add_child(name=name))
