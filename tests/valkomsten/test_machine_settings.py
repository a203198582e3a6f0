import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.translation.services import google_is_installed
from valkomsten.settings import machines

ALL = {
    "DEEPL_KEY": "key:fx",
    "LIBRETRANSLATE_URL": "http://localhost:5000/",
    "OPENAI_URL": "http://localhost:11434/v1/",
    "OPENAI_MODEL": "tiny",
}
GOOGLE = ["GOOGLE_PROJECT", "GOOGLE_CREDENTIALS"]
NAMES = [
    "MACHINE_TRANSLATOR",
    "MACHINE_TRANSLATOR_FOR",
    "MACHINE_TRANSLATOR_TIMEOUT",
    "DEEPL_GLOSSARIES",
    *ALL,
    *GOOGLE,
]


@pytest.fixture
def environment(monkeypatch):
    """Set the variables of machines, and no others of them."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)

    def given(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return given


def test_there_is_no_machine_unless_one_is_named(environment):
    environment(**ALL)
    assert machines.chosen() is None


def test_the_default_machine_and_those_of_single_languages_are_set_up(environment):
    environment(MACHINE_TRANSLATOR="DeepL", MACHINE_TRANSLATOR_FOR="ti=openai, so = libretranslate,ps=none", **ALL)
    environment(DEEPL_GLOSSARIES="en=abc, uk=def", MACHINE_TRANSLATOR_TIMEOUT="60")
    chosen = machines.chosen()
    assert chosen["CLASS"] == "translation.machines.chosen.ChosenTranslator"
    assert chosen["OPTIONS"] == {
        "DEFAULT": "deepl",
        "FOR": {"ti": "openai", "so": "libretranslate", "ps": "none"},
        "MACHINES": {
            "deepl": {"AUTH_KEY": "key:fx", "GLOSSARIES": {"en": "abc", "uk": "def"}, "TIMEOUT": 60},
            "libretranslate": {"LIBRETRANSLATE_URL": "http://localhost:5000", "API_KEY": "", "TIMEOUT": 60},
            "openai": {"URL": "http://localhost:11434/v1", "KEY": "", "MODEL": "tiny", "TIMEOUT": 60},
        },
    }


def test_one_language_may_have_a_machine_alone(environment):
    environment(MACHINE_TRANSLATOR_FOR="fa-AF=openai", **ALL)
    options = machines.chosen()["OPTIONS"]
    assert (options["DEFAULT"], options["FOR"], set(options["MACHINES"])) == ("none", {"fa-af": "openai"}, {"openai"})


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"MACHINE_TRANSLATOR": "bing"}, "MACHINE_TRANSLATOR names 'bing'"),
        ({"MACHINE_TRANSLATOR_FOR": "ti=bing"}, "MACHINE_TRANSLATOR_FOR names 'bing'"),
        ({"MACHINE_TRANSLATOR_FOR": "openai"}, "MACHINE_TRANSLATOR_FOR must look like"),
        ({"MACHINE_TRANSLATOR_FOR": "ti="}, "MACHINE_TRANSLATOR_FOR must look like"),
        ({"MACHINE_TRANSLATOR_FOR": "tlh=openai"}, "MACHINE_TRANSLATOR_FOR names 'tlh'"),
        ({"MACHINE_TRANSLATOR_FOR": "sv=openai"}, "MACHINE_TRANSLATOR_FOR names 'sv'"),
        ({"MACHINE_TRANSLATOR_TIMEOUT": "soon"}, "MACHINE_TRANSLATOR_TIMEOUT must be a whole number"),
        ({"MACHINE_TRANSLATOR_TIMEOUT": "0"}, "MACHINE_TRANSLATOR_TIMEOUT must be 1 to 600"),
        ({"MACHINE_TRANSLATOR": "deepl", "DEEPL_KEY": " "}, "DEEPL_KEY is missing"),
        ({"MACHINE_TRANSLATOR": "deepl", "DEEPL_GLOSSARIES": "abc"}, "DEEPL_GLOSSARIES must look like"),
        ({"MACHINE_TRANSLATOR": "libretranslate", "LIBRETRANSLATE_URL": ""}, "LIBRETRANSLATE_URL is missing"),
        ({"MACHINE_TRANSLATOR": "libretranslate", "LIBRETRANSLATE_URL": "x.se"}, "LIBRETRANSLATE_URL must be an addr"),
        ({"MACHINE_TRANSLATOR": "openai", "OPENAI_URL": "ftp://x.se"}, "OPENAI_URL must be an address"),
        ({"MACHINE_TRANSLATOR": "openai", "OPENAI_URL": "http://[x"}, "OPENAI_URL must be an address"),
        ({"MACHINE_TRANSLATOR": "openai", "OPENAI_MODEL": ""}, "OPENAI_MODEL is missing"),
    ],
)
def test_a_wrong_value_refuses_to_start_and_names_the_variable(environment, variables, named):
    environment(**{**ALL, **variables})
    with pytest.raises(ImproperlyConfigured, match=named):
        machines.chosen()


@pytest.mark.skipif(google_is_installed(), reason="Google's client is installed here")
def test_google_without_its_package_refuses_to_start_and_says_what_to_install(environment):
    environment(MACHINE_TRANSLATOR="google")
    with pytest.raises(ImproperlyConfigured, match="google-cloud-translate"):
        machines.chosen()


def test_google_needs_its_project_and_a_key_file_that_exists(environment, monkeypatch, tmp_path):
    monkeypatch.setattr(machines, "_is_installed", lambda module: True)
    environment(MACHINE_TRANSLATOR="google")
    with pytest.raises(ImproperlyConfigured, match="GOOGLE_PROJECT is missing"):
        machines.chosen()
    environment(GOOGLE_PROJECT="welcome", GOOGLE_CREDENTIALS=str(tmp_path / "key.json"))
    with pytest.raises(ImproperlyConfigured, match="GOOGLE_CREDENTIALS must be the path"):
        machines.chosen()
    (tmp_path / "key.json").write_text("{}")
    assert machines.chosen()["OPTIONS"]["MACHINES"]["google"] == {
        "PROJECT_ID": "welcome",
        "CREDENTIALS_PATH": str(tmp_path / "key.json"),
        "TIMEOUT": 30,
    }
