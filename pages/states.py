from languages import declared
from pages.reader import Reader


def states_of(reader: Reader, page) -> list[str]:
    """What a page is as a translation: missing; made by a machine, with words missing; nothing where it is whole."""
    language = page.locale.language_code
    if language == declared.SOURCE:
        return []
    translations = reader.known.translations(language)
    if page.alias_of_id or page.translation_key not in translations.any_words:
        return ["missing"]
    kinds = {"machine": translations.machine_made, "partly": translations.missing_words}
    return [kind for kind, keys in kinds.items() if page.translation_key in keys]
