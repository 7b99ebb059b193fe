"""Cut the network: Python imports this module by name at start, in the tests and in their children.

The tests' own process imports it from conftest; child processes find it through PYTHONPATH.
Sockets within the machine (a socketpair, say) go on working.
"""

import socket
from typing import Any, NoReturn


class NetworkUsedError(RuntimeError):
    """A test, or code under test, reached for the network."""


def _refuse(*args: Any, **_: Any) -> NoReturn:
    raise NetworkUsedError(f"the network is cut in tests, and this reached for it: {args!r}")


class _OfflineSocket(socket.socket):
    connect = _refuse
    connect_ex = _refuse
    sendto = _refuse


socket.socket = _OfflineSocket  # type: ignore[misc]  # the point of this module
socket.create_connection = _refuse
socket.getaddrinfo = _refuse
socket.gethostbyname = _refuse
