from audiences import address
from pages import models, step_list
from pages.reader import Reader


def context(request, home) -> dict:
    """Who are you? And all steps, for whom no situation fits."""
    reader = Reader.of(request, home)
    speech = reader.speech(home)
    return {
        "title": speech.field("title"),
        "lead": speech.field("lead"),
        "description": speech.field("lead"),
        "audiences": [
            {
                "slug": choice.slug,
                "icon": choice.audience.icon,
                "title": reader.say(choice.audience, "title"),
                "recognise": reader.say(choice.audience, "recognise"),
                "url": address.put(reader.home, choice.slug),
            }
            for choice in reader.known.offered
            if not choice.archived
        ],
        "themes": step_list.by_theme(reader),
        "lists": [
            {"title": reader.speech(page).field("title"), "url": reader.url(page.source)}
            for page in _followed(home, reader)
        ],
    }


def _followed(home, reader: Reader) -> list:
    """The lists whose news can be followed."""
    directories = home.directories(reader.known).values()
    followed = [row for row in directories if row.live and issubclass(row.specific_class, models.FollowedPage)]
    return [home.directory(reader.known, row) for row in followed]
