from pages import models
from pages.reader import Reader
from pages.step_words import StepWords


def by_theme(request, index) -> list[dict]:
    """All steps under their themes, in the reader's language."""
    reader = Reader.of(request, index)
    steps = list(
        models.StepPage.objects.live()
        .descendant_of(reader.site.root_page)
        .select_related("theme")
        .defer("body", "bring")
        .order_by("theme__order", "path")
    )
    words = StepWords(reader, steps)
    themes = {step.theme_id: step.theme for step in steps}
    reader.lexicon.learn(themes.values())
    return [
        {
            "slug": theme.slug,
            "icon": theme.icon,
            "title": reader.say(theme, "title"),
            "steps": [step_line(step, words) for step in steps if step.theme_id == theme.pk],
        }
        for theme in themes.values()
    ]


def step_line(page, words: StepWords) -> dict:
    """A step in a list."""
    return {
        "slug": page.slug,
        "icon": page.icon,
        "url": words.reader.url(page),
        "title": words.of_page(page, "title"),
        "swedish_title": words.swedish_title(page),
        "summary": words.of_page(page, "summary"),
    }


def titles(reader: Reader) -> list[dict]:
    """Slug and title of every step, for a choice."""
    steps = list(models.StepPage.objects.live().descendant_of(reader.site.root_page).only("title", "slug", "path"))
    words = StepWords(reader, steps)
    return [{"slug": step.slug, "title": words.of_page(step, "title")} for step in steps]
