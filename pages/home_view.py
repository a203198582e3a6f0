from audiences import address
from audiences.models import offered
from pages import step_list
from pages.reader import Reader


def context(request, home) -> dict:
    """Who are you? And all steps, for whom no situation fits."""
    reader = Reader.of(request, home)
    choices = [choice for choice in offered(reader.site) if not choice.archived]
    reader.lexicon.learn([choice.audience for choice in choices])
    return {
        "speech": reader.speech(home),
        "audiences": [
            {
                "slug": choice.slug,
                "icon": choice.audience.icon,
                "title": reader.say(choice.audience, "title"),
                "recognise": reader.say(choice.audience, "recognise"),
                "url": address.put(reader.home, choice.slug),
            }
            for choice in choices
        ],
        "themes": step_list.by_theme(request, home),
    }
