"""The sentences for what goes wrong on the network, by the error of Qt and by the status of HTTP."""

from __future__ import annotations

from qgis.PyQt.QtNetwork import QNetworkReply

from ...core.base.i18n import mark

_Error = QNetworkReply.NetworkError
_NAME_UNKNOWN = mark(
    "{host} was not found: check the internet connection, or the proxy in QGIS under Settings, Options, Network."
)
_NO_ROUTE = mark(
    "{host} cannot be reached: check the internet connection, or the proxy in QGIS under Settings, Options, Network."
)
BROKEN = mark("The connection to {host} broke off: try again.")
_PROXY = mark("The proxy cannot be reached: check it in QGIS under Settings, Options, Network.")
_PROXY_ASKS = mark("The proxy asks for a user name and password: enter them in QGIS under Settings, Options, Network.")
CERTIFICATE = mark(
    "The certificate of {host} is not valid, so nothing was downloaded: ask your IT department whether it inspects "
    "connections."
)
FAULT = mark("{host} has a fault of its own (answer {status}): try again later.")
_BUSY = mark("{host} is busy: try again in some minutes.")
BY_ERROR = {
    _Error.HostNotFoundError: _NAME_UNKNOWN,
    _Error.ConnectionRefusedError: _NO_ROUTE,
    _Error.UnknownNetworkError: _NO_ROUTE,
    _Error.NetworkSessionFailedError: _NO_ROUTE,
    _Error.TemporaryNetworkFailureError: _NO_ROUTE,
    _Error.RemoteHostClosedError: BROKEN,
    _Error.SslHandshakeFailedError: CERTIFICATE,
    _Error.ProxyConnectionRefusedError: _PROXY,
    _Error.ProxyConnectionClosedError: _PROXY,
    _Error.ProxyNotFoundError: _PROXY,
    _Error.ProxyTimeoutError: _PROXY,
    _Error.UnknownProxyError: _PROXY,
    _Error.ProxyAuthenticationRequiredError: _PROXY_ASKS,
}
BY_STATUS = {
    401: mark("{host} asks for a user name and password: ask whoever runs it, or download the file in a web browser."),
    403: mark(
        "{host} refuses the download: the network may block it; ask your IT department, or download the file in a web "
        "browser."
    ),
    404: mark("{host} does not have this any more: choose another edition."),
    407: _PROXY_ASKS,
    429: _BUSY,
    503: _BUSY,
}
