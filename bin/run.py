"""`make run` and `make dev`: everything from a bare machine to a site that answers."""

import os
import subprocess
import sys

import address
import house
import packages
import prepare
from house import PYTHON, ROOT, VAR, say

WORKERS = min(2, os.cpu_count() or 1)
SQLITE = f"sqlite:///{VAR / 'valkomsten.sqlite3'}"


def production_environment(host: str, port: int) -> dict[str, str]:
    """The variables that production settings want, for a site on this machine alone."""
    names = address.names(host)
    return {
        "DJANGO_SETTINGS_MODULE": "valkomsten.settings.production",
        "SECRET_KEY": prepare.secret("secret_key", 60),
        "ALLOWED_HOSTS": ",".join(f"[{name}]" if ":" in name and name[0] != "[" else name for name in names),
        "BASE_URL": address.base_url(host, port),
        "DATABASE_URL": os.environ.get("DATABASE_URL", SQLITE),
        "MFA_REQUIRED_ROLES": os.environ.get("MFA_REQUIRED_ROLES", ""),
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        "ADMIN_PASSWORD": prepare.secret("admin_password", 16),
    }


def server(host: str, port: int) -> list[str]:
    """The application server's command."""
    return [
        *(str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(WORKERS), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
        "valkomsten.wsgi:application",
    ]


def keep_time(environment: dict[str, str]) -> None:
    """Start the timekeeper beside the server, whose process this one becomes; it ends when that does."""
    command = [str(PYTHON), "manage.py", "keep_time", "--parent", str(os.getpid())]
    subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})


def main(mode: str, host: str, port_text: str) -> None:
    port = address.checked(host, port_text)
    packages.ensure("dev" if mode == "dev" else "app")
    prepare.catalogues()
    environment = production_environment(host, port)
    if mode == "dev":
        environment["DJANGO_SETTINGS_MODULE"] = "valkomsten.settings.dev"
        command = [str(PYTHON), "manage.py", "runserver", f"{host}:{port}"]
    else:
        prepare.static_files(environment)
        command = server(host, port)
    house.manage("prepare", **environment)
    if not environment["MFA_REQUIRED_ROLES"]:
        say("Ingen måste ha tvåstegsverifiering här. På en server ska administratörer ha det: MFA_REQUIRED_ROLES.")
    keep_time(environment)
    say("Avsluta med Ctrl+C.")
    os.chdir(ROOT)
    os.execve(command[0], command, {**os.environ, **environment})


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        raise SystemExit(130) from None
