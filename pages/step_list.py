from pages.reader import Reader


def context(request, index) -> dict:
    """All steps, for whom no situation fits."""
    reader = Reader.of(request, index)
    return {"title": reader.speech(index).field("title"), "themes": by_theme(reader)}


def by_theme(reader: Reader) -> list[dict]:
    """All steps under their themes, in the reader's language."""
    steps = list(reader.known.steps.values())
    found = [
        {
            "slug": theme.slug,
            "icon": theme.icon,
            "title": reader.say(theme, "title"),
            "steps": [step_line(step, reader) for step in steps if step.theme_id == theme.pk],
        }
        for theme in reader.known.themes
    ]
    return [theme for theme in found if theme["steps"]]


def step_line(page, reader: Reader) -> dict:
    """A step in a list."""
    return {
        **reader.line(page),
        "slug": page.slug,
        "swedish_title": reader.words.swedish_title(page),
        "summary": reader.words.of_page(page, "summary"),
    }
