"""A provider of logins (OpenID Connect) that runs on this machine: discovery, authorize, token, keys and userinfo."""

import base64
import hashlib
import json
import secrets
import time
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "valkomsten", "hemligt nog"


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def usual_key():
    """A key takes a tenth of a second to find."""
    return new_key()


class Provider:
    """Logs in whoever `claims` says, at once; a test may break what it answers with."""

    def __init__(self, address: str):
        self.address = address
        self.claims = {"sub": "person-1", "email": "vera@example.se", "name": "Vera Vux", "groups": ["vux"]}
        self.userinfo: dict = {}
        self.key = self.published = usual_key()
        self.algorithm = "RS256"
        self.nonce = ""
        self.asked: dict[str, dict] = {}

    def discovery(self) -> dict:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict:
        jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.published.public_key()))
        return {"keys": [{**jwk, "kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent when the person has logged in."""
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        code = secrets.token_hex(8)
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given: dict[str, str]) -> dict:
        asked = self.asked.pop(given["code"])
        challenge = hashlib.sha256(given["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(challenge).rstrip(b"=").decode() == asked["code_challenge"]
        assert given["client_secret"] == SECRET
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300}
        claims |= {"nonce": self.nonce or asked["nonce"], **self.claims}
        key = {"RS256": self.key, "HS256": SECRET * 4, "none": None}[self.algorithm]
        return {
            "access_token": "tillträde",
            "token_type": "Bearer",
            "id_token": jwt.encode(claims, key, self.algorithm, {"kid": "1"}),
        }


class Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self):
        path, asked = urlsplit(self.path).path, self.one_each(urlsplit(self.path).query)
        if path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(asked))
            self.end_headers()
            return
        answers = {
            "/.well-known/openid-configuration": self.provider.discovery,
            "/keys": self.provider.keys,
            "/userinfo": lambda: {"sub": self.provider.claims["sub"], **self.provider.userinfo},
        }
        self.say(answers[path]())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.say(self.provider.token(self.one_each(body)))

    def one_each(self, query: str) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(query).items()}

    def say(self, answer: dict) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *args):
        pass


@contextmanager
def running():
    """A provider that answers on a free port until the test is done."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = type("Its", (Handler,), {"provider": provider})
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()
