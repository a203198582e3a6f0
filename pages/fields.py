from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField whose blocks stay out of the migrations: changing a block is no change of the database."""

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
