"""The languages a site may open, and what Django does not know about them.

Pure data: settings read it before any app is loaded. A `Locale` row opens a language (see `open.py`);
a declared language without one answers 404. Codes are BCP 47 in lower case, as they stand in addresses.
"""

from typing import NamedTuple


class Declared(NamedTuple):
    code: str
    endonym: str
    swedish: str
    english: str


#: The twelve languages whose interface is translated in `locale/`, in the order readers see them.
INTERFACE = [
    Declared("sv", "Svenska", "svenska", "Swedish"),
    Declared("sv-simple", "Lätt svenska", "lätt svenska", "Simple Swedish"),
    Declared("en", "English", "engelska", "English"),
    Declared("ar", "العربية", "arabiska", "Arabic"),
    Declared("fa", "فارسی", "persiska", "Persian"),
    Declared("fa-af", "دری", "dari", "Dari"),
    Declared("ps", "پښتو", "pashto", "Pashto"),
    Declared("so", "Soomaali", "somaliska", "Somali"),
    Declared("ti", "ትግርኛ", "tigrinska", "Tigrinya"),
    Declared("uk", "Українська", "ukrainska", "Ukrainian"),
    Declared("ru", "Русский", "ryska", "Russian"),
    Declared("tr", "Türkçe", "turkiska", "Turkish"),
]

#: Languages a kommun may open when need arises; their interface falls back to Swedish until translated.
FURTHER = [
    Declared("am", "አማርኛ", "amhariska", "Amharic"),
    Declared("az", "Azərbaycanca", "azerbajdzjanska", "Azerbaijani"),
    Declared("be", "Беларуская", "belarusiska", "Belarusian"),
    Declared("bg", "Български", "bulgariska", "Bulgarian"),
    Declared("bn", "বাংলা", "bengali", "Bengali"),
    Declared("bs", "Bosanski", "bosniska", "Bosnian"),
    Declared("ckb", "کوردیی ناوەندی", "sorani", "Central Kurdish"),
    Declared("cs", "Čeština", "tjeckiska", "Czech"),
    Declared("da", "Dansk", "danska", "Danish"),
    Declared("de", "Deutsch", "tyska", "German"),
    Declared("el", "Ελληνικά", "grekiska", "Greek"),
    Declared("es", "Español", "spanska", "Spanish"),
    Declared("et", "Eesti", "estniska", "Estonian"),
    Declared("fi", "Suomi", "finska", "Finnish"),
    Declared("fit", "Meänkieli", "meänkieli", "Meänkieli"),
    Declared("fr", "Français", "franska", "French"),
    Declared("he", "עברית", "hebreiska", "Hebrew"),
    Declared("hi", "हिन्दी", "hindi", "Hindi"),
    Declared("hr", "Hrvatski", "kroatiska", "Croatian"),
    Declared("hu", "Magyar", "ungerska", "Hungarian"),
    Declared("hy", "Հայերեն", "armeniska", "Armenian"),
    Declared("is", "Íslenska", "isländska", "Icelandic"),
    Declared("it", "Italiano", "italienska", "Italian"),
    Declared("ja", "日本語", "japanska", "Japanese"),
    Declared("ka", "ქართული", "georgiska", "Georgian"),
    Declared("kk", "Қазақша", "kazakiska", "Kazakh"),
    Declared("kmr", "Kurmancî", "kurmanji", "Northern Kurdish"),
    Declared("ko", "한국어", "koreanska", "Korean"),
    Declared("lt", "Lietuvių", "litauiska", "Lithuanian"),
    Declared("lv", "Latviešu", "lettiska", "Latvian"),
    Declared("mk", "Македонски", "makedonska", "Macedonian"),
    Declared("mn", "Монгол", "mongoliska", "Mongolian"),
    Declared("my", "မြန်မာ", "burmesiska", "Burmese"),
    Declared("ne", "नेपाली", "nepali", "Nepali"),
    Declared("nl", "Nederlands", "nederländska", "Dutch"),
    Declared("om", "Afaan Oromoo", "oromiska", "Oromo"),
    Declared("pl", "Polski", "polska", "Polish"),
    Declared("pt", "Português", "portugisiska", "Portuguese"),
    Declared("ro", "Română", "rumänska", "Romanian"),
    Declared("rom", "Romani", "romani", "Romani"),
    Declared("rw", "Ikinyarwanda", "kinyarwanda", "Kinyarwanda"),
    Declared("se", "Davvisámegiella", "nordsamiska", "Northern Sami"),
    Declared("sq", "Shqip", "albanska", "Albanian"),
    Declared("sr", "Српски", "serbiska", "Serbian"),
    Declared("sw", "Kiswahili", "swahili", "Swahili"),
    Declared("ta", "தமிழ்", "tamil", "Tamil"),
    Declared("th", "ไทย", "thailändska", "Thai"),
    Declared("ur", "اردو", "urdu", "Urdu"),
    Declared("uz", "Oʻzbekcha", "uzbekiska", "Uzbek"),
    Declared("vi", "Tiếng Việt", "vietnamesiska", "Vietnamese"),
    Declared("zh-hans", "简体中文", "kinesiska", "Chinese"),
]

DECLARED = {language.code: language for language in [*INTERFACE, *FURTHER]}

#: Written from right to left; Django's own list lacks Pashto and Sorani.
RIGHT_TO_LEFT = ["ar", "ckb", "fa", "fa-af", "he", "ps", "ur"]
#: One that reads to the right, one to the left, one with signs of their own height: what few languages stand for.
SHOWN = ["sv", "ar", "ti"]

#: What browsers call a declared language by another code (IANA Language Subtag Registry: macrolanguages, old codes).
ALSO_CALLED = {"prs": "fa-af", "ku": "kmr", "ku-arab": "ckb", "zh": "zh-hans", "iw": "he", "mo": "ro", "rmn": "rom"}

#: The language all content is written in first, and falls back to.
SOURCE = "sv"


#: Languages whose readers get the interface in their own words.
WITH_INTERFACE = {language.code for language in INTERFACE}


def interface_of(code: str | None) -> str:
    """The language in which the interface speaks to readers of one: theirs, or Swedish until it is translated."""
    return code if code in WITH_INTERFACE else SOURCE


def direction(code: str) -> str:
    """`"rtl"` or `"ltr"`."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


def tag(code: str) -> str:
    """The language tag as HTML wants it, in the case BCP 47 recommends: `fa-af` gives `fa-AF`."""
    language, _, rest = code.partition("-")
    if not rest:
        return language
    return f"{language}-{rest.upper() if len(rest) == 2 else rest.title() if len(rest) == 4 else rest}"


def language_info() -> dict[str, dict]:
    """What `django.conf.locale.LANG_INFO` must know of every declared language."""
    return {
        language.code: {
            "bidi": language.code in RIGHT_TO_LEFT,
            "code": language.code,
            "name": language.english,
            "name_local": language.endonym,
        }
        for language in DECLARED.values()
    }
