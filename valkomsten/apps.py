from django.apps import AppConfig


class ValkomstenConfig(AppConfig):
    name = "valkomsten"

    def ready(self) -> None:
        from valkomsten import checks  # noqa: F401
        from valkomsten.login import records

        records.connect()
