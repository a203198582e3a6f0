from django.db import migrations, models
from django.utils.text import slugify


def give_keys(apps, schema_editor):
    """Places that are there already get their keys as new ones do, and a number where two would be the same."""
    Place = apps.get_model("contacts", "Place")
    given = set()
    for place in Place.objects.order_by("pk"):
        key = slugify(place.name)[:60] or "plats"
        if (place.site_id, key) in given:
            key = f"{key[:49]}-{place.pk}"
        given.add((place.site_id, key))
        Place.objects.filter(pk=place.pk).update(key=key)


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0002_helps_with"),
    ]

    operations = [
        migrations.AddField(
            model_name="place",
            name="key",
            field=models.SlugField(
                blank=True,
                default="",
                help_text="Made from the name if empty; then never changed.",
                max_length=60,
                verbose_name="identifier",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(fields=("key", "site"), name="place_key_once_a_site"),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("site", None)), fields=("key",), name="place_key_once_nationally"
            ),
        ),
    ]
