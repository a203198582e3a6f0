"""The address to serve at: whether it is free, what to call it, and which host names to answer to."""

import socket

from house import refuse

EVERYWHERE = {"0.0.0.0", "::", ""}
#: An address of documentation (RFC 5737): choosing a route to it tells which of our own addresses faces the network.
ELSEWHERE = ("192.0.2.1", 9)


def checked(host: str, port: str) -> int:
    """The port as a number; refuses one that cannot be listened to."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        refuse(f"PORT ska vara ett tal mellan 1 och 65535, inte {port!r}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except PermissionError:
            refuse(f"Port {port} får bara administratören använda. Välj en över 1023: make run PORT=8001")
        except (OSError, UnicodeError):
            refuse(f"Port {port} på {host} är upptagen eller går inte att använda. Välj en annan: make run PORT=8001")
    return int(port)


def own_address() -> str:
    """This machine's address on its network; `127.0.0.1` where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return "127.0.0.1"
        return probe.getsockname()[0]


def names(host: str) -> list[str]:
    """The host names to answer to, the one to show readers first."""
    name = socket.gethostname()
    shown = own_address() if host in EVERYWHERE else host
    return list(dict.fromkeys([shown, "localhost", "127.0.0.1", "[::1]", name, f"{name}.local"]))


def base_url(host: str, port: int) -> str:
    shown = names(host)[0]
    bracketed = f"[{shown}]" if ":" in shown else shown
    return f"http://{bracketed}" + ("" if port == 80 else f":{port}")
