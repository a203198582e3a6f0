"""A translation service on this machine that plays all four machines, well or as badly as a test wants.

Requests go over the wire; only the address that a machine asks is another. Google's client library is taken where it is
installed, and otherwise a stand-in that speaks the same REST.
"""

import json
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace
from urllib.parse import parse_qs

import requests
from wagtail_localize.machine_translators.deepl import DeepLTranslator

MACHINES = ["deepl", "google", "libretranslate", "openai"]
HUGE = 50_000_000


@dataclass
class Asked:
    """One request as the service got it."""

    path: str
    headers: dict
    body: dict
    texts: list[str]


@dataclass
class Reply:
    """How the service answers one request; by default well."""

    status: int = 200
    headers: dict = field(default_factory=dict)
    raw: bytes | None = None
    hangs: bool = False
    huge: bool = False
    cut: bool = False
    drop: int = 0
    say: Callable[[str], str] | None = None


class Service:
    """Answers as its `replies` say, one after the other, then well; `asked` is what it was asked."""

    def __init__(self, port: int = 0):
        self.replies: list[Reply] = []
        self.asked: list[Asked] = []
        self.say = lambda text: f"ترجمة {text}"
        self.done = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_address[1]}"

    @property
    def address(self) -> str:
        return f"http://{self.host}"

    @property
    def texts(self) -> list[list[str]]:
        """The texts of each request."""
        return [asked.texts for asked in self.asked]

    def close(self) -> None:
        self.done.set()
        self.server.shutdown()
        self.server.server_close()

    def _handler(service):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                sent = json.loads(body) if body.startswith("{") else parse_qs(body)
                asked = Asked(self.path, dict(self.headers), sent, texts_in(self.path, sent))
                service.asked.append(asked)
                with suppress(BrokenPipeError, ConnectionResetError):
                    self.answer(asked, service.replies.pop(0) if service.replies else Reply())

            def answer(self, asked: Asked, reply: Reply) -> None:
                if reply.hangs:
                    service.done.wait(20)
                    return
                said = [(reply.say or service.say)(text) for text in asked.texts]
                body = json.dumps(answer_to(asked, said[: len(said) - reply.drop])).encode()
                body = body if reply.raw is None else reply.raw
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(HUGE if reply.huge else len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if reply.cut else body)
                for _each in range(HUGE // 1_000_000 if reply.huge else 0):
                    self.wfile.write(b" " * 1_000_000)

            def log_message(self, *args):
                pass

        return Handler


def texts_in(path: str, sent: dict) -> list[str]:
    if path.endswith("/chat/completions"):
        return list(json.loads(sent["messages"][1]["content"]).values())
    return sent.get("text") or sent.get("q") or sent["contents"]


def answer_to(asked: Asked, said: list[str]) -> dict:
    """What the service of a path answers."""
    if asked.path.endswith("/chat/completions"):
        numbered = {str(number): text for number, text in enumerate(said, start=1)}
        return {"choices": [{"message": {"content": json.dumps(numbered)}, "finish_reason": "stop"}]}
    if asked.path == "/v2/translate":
        return {"translations": [{"text": text} for text in said]}
    if asked.path == "/translate":
        return {"translatedText": said}
    return {"translations": [{"translatedText": text} for text in said]}


def options(name: str, service: Service) -> dict:
    """The options of a machine that asks the service."""
    return {
        "deepl": {"AUTH_KEY": "key", "GLOSSARIES": {"ar": "glossary-ar"}},
        "google": {"PROJECT_ID": "welcome"},
        "libretranslate": {"LIBRETRANSLATE_URL": service.address, "API_KEY": "key"},
        "openai": {"URL": f"{service.address}/v1", "KEY": "key", "MODEL": "tiny"},
    }[name] | {"TIMEOUT": 1}


def choose(settings, monkeypatch, service: Service, default: str, **by_language: str) -> None:
    """Let the site's machine be one that asks the service."""
    names = {default, *by_language.values()} - {"none"}
    machines = {name: options(name, service) for name in names}
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "translation.machines.chosen.ChosenTranslator",
        "OPTIONS": {"DEFAULT": default, "FOR": by_language, "MACHINES": machines},
    }
    monkeypatch.setattr(DeepLTranslator, "get_api_endpoint", lambda self: f"{service.address}/v2/translate")
    if "google" in names:
        _answer_for_google(monkeypatch, service)


def google_is_installed() -> bool:
    try:
        return find_spec("google.cloud.translate") is not None
    except ModuleNotFoundError:
        return False


def _answer_for_google(monkeypatch, service: Service) -> None:
    if google_is_installed():
        from google.auth.credentials import AnonymousCredentials
        from google.cloud import translate
        from google.cloud.translate_v3.services.translation_service.transports import TranslationServiceRestTransport

        whole = translate.TranslationServiceClient
        transport = TranslationServiceRestTransport(
            host=service.host, credentials=AnonymousCredentials(), url_scheme="http"
        )
        monkeypatch.setattr(translate, "TranslationServiceClient", lambda: whole(transport=transport))
        return
    names = ["google", "google.cloud", "google.cloud.translate", "google.oauth2", "google.oauth2.service_account"]
    modules = {name: ModuleType(name) for name in names}
    modules["google.cloud"].translate = modules["google.cloud.translate"]
    modules["google.oauth2"].service_account = modules["google.oauth2.service_account"]
    modules["google.cloud.translate"].TranslationServiceClient = lambda: GoogleClient(service.address)
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    for name in ["translation.machines.google", "wagtail_localize.machine_translators.google"]:
        monkeypatch.delitem(sys.modules, name, raising=False)


class GoogleError(Exception):
    """As `google.api_core.exceptions.GoogleAPICallError`."""

    def __init__(self, response):
        super().__init__(response.text)
        self.code, self.message, self.response = response.status_code, response.text, response


class GoogleClient:
    """The one call of Google's client that wagtail-localize makes, over REST as Google documents it."""

    def __init__(self, address: str):
        self.address = address

    def translate_text(self, request: dict, timeout: float, retry: None):
        body = {
            "contents": request["contents"],
            "mimeType": request["mime_type"],
            "sourceLanguageCode": request["source_language_code"],
            "targetLanguageCode": request["target_language_code"],
        }
        path = f"{self.address}/v3/{request['parent']}:translateText"
        response = requests.post(path, json=body, timeout=timeout)
        if response.status_code != requests.codes.ok:
            raise GoogleError(response)
        said = [one["translatedText"] for one in response.json()["translations"]]
        return SimpleNamespace(translations=[SimpleNamespace(translated_text=text) for text in said])


if __name__ == "__main__":  # a service for a whole site: `python -m tests.translation.services <port>`
    Service(int(sys.argv[1])).thread.join()
