"""Requests over the network, all through QGIS's network manager: its proxy, its authentication configurations, its
certificates.

A request has limits that no server can stretch: size, time without a byte, time altogether, redirects. Any failure is
one sentence. QgsBlockingNetworkRequest is not used because it keeps the whole answer in memory, waits for as long as
single bytes drip in, and follows redirects between two addresses without end in QGIS 3.22.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ...core.base.errors import UserError
from ...core.base.feedback import Feedback
from ...core.base.i18n import shown, tr
from .answer_body import ACCEPTED, Body
from .network_texts import BROKEN, BY_ERROR, BY_STATUS, CERTIFICATE, FAULT

_TICK = 100  # ms between looks at the clock and at Cancel
_BLOCK = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_RETRIED = (500, 502, 504)


@dataclass(frozen=True)
class Limits:
    """What an answer may take: bytes, seconds without a byte and altogether, redirects, tries, the wait asked for."""

    size: int = 100 << 20
    idle: float = 30.0
    total: float = 300.0
    redirects: int = 5
    tries: int = 3
    wait: float = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back: the address after redirects, the body, the type that the server gave it."""

    url: str
    body: bytes
    content_type: str


@dataclass(frozen=True)
class _Reply:
    """One reply: HTTP status, 0 where there was none."""

    status: int
    body: bytes
    error: Any
    text: str
    target: QUrl
    content_type: str
    retry_after: str
    secure_failure: bool


def fetch(
    url: str,
    *,
    body: bytes | None = None,
    authcfg: str = "",
    limits: Limits | None = None,
    feedback: Feedback | None = None,
) -> Answer:
    """Get an address, or post JSON to it, in any thread. Raises UserError: one sentence on what went wrong; Cancelled.

    Parameters
    ----------
    body : JSON to post; None gets.
    authcfg : id of a QGIS authentication configuration, "" for none; its credentials go to the first host only.
    """
    limits, feedback = limits or Limits(), feedback or Feedback()
    deadline = time.monotonic() + limits.total
    address, hops, tries = _checked(url), 0, 0
    while True:
        own = authcfg if address.host() == QUrl(url).host() else ""
        reply = _once(address, body, own, limits, deadline, feedback)
        if reply.status in _REDIRECTS and reply.target.isValid():
            hops += 1
            address = _redirected(address, reply.target, hops, limits)
            continue
        if reply.status == 200:
            return Answer(address.toString(), reply.body, reply.content_type)
        tries += 1
        pause = _pause(reply, tries, limits, address)
        if pause is None or tries >= limits.tries or time.monotonic() + pause > deadline:
            raise _failure(reply, address)
        _sleep(pause, feedback)


def fetch_json(
    url: str,
    *,
    body: bytes | None = None,
    authcfg: str = "",
    limits: Limits | None = None,
    feedback: Feedback | None = None,
) -> Any:
    """``fetch``, and the answer read as JSON. Raises UserError where it is a web page, broken off or something else."""
    answer = fetch(url, body=body, authcfg=authcfg, limits=limits, feedback=feedback)
    start = answer.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<"):
        message = tr(
            "A web page came instead of the data, often a network's sign-in page: sign in with a web browser, then try "
            "again."
        )
        raise UserError(message, f"{answer.url}: {answer.body[:300].decode('utf-8', 'replace')}")
    try:
        return json.loads(answer.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _damaged(QUrl(answer.url), str(error)) from error


def _damaged(address: QUrl, detail: str) -> UserError:
    sentence = tr("The answer of {host} is damaged or broke off: try again.").format(host=address.host())
    return UserError(sentence, f"{address.toString()}: {detail}")


def _checked(url: str) -> QUrl:
    address = QUrl(url)
    if not address.isValid() or address.scheme() not in ("https", "http") or not address.host():
        raise UserError(tr("This is no web address: it must begin with https."), url)
    return address


def _redirected(address: QUrl, target: QUrl, hops: int, limits: Limits) -> QUrl:
    """Where a redirect leads. Raises UserError: one too many, away from a secure connection, or no web address."""
    if hops > limits.redirects:
        text = tr("{host} passes the request on without end: try again later.")
        raise UserError(text.format(host=address.host()), address.toString())
    after = address.resolved(target)
    if after.scheme() != "https" and address.scheme() == "https":
        text = tr("{host} leads away from a secure connection, so nothing was downloaded.")
        raise UserError(text.format(host=address.host()), after.toString())
    return _checked(after.toString())


def _pause(reply: _Reply, tries: int, limits: Limits, address: QUrl) -> float | None:
    """Seconds before the next try; None where another would do no good. Raises UserError where these are too many."""
    if reply.status in _BUSY:
        asked = _seconds(reply.retry_after)
        if asked is not None and asked > limits.wait:
            minutes = max(1, round(asked / 60))
            text = tr("{host} is busy and asks to wait {minutes:,} minutes: try again then.")
            raise UserError(text.format(host=address.host(), minutes=minutes), f"Retry-After: {asked:.0f} s")
        return float(tries) if asked is None else asked
    return float(tries) if reply.status in _RETRIED else None


def _seconds(text: str) -> float | None:
    """The header Retry-After, which holds seconds or a date; None where there is none."""
    text = text.strip()
    if text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=timezone.utc)
    return max(0.0, (when - datetime.now(timezone.utc)).total_seconds())


def _failure(reply: _Reply, address: QUrl) -> UserError:
    if reply.secure_failure:
        stated = CERTIFICATE
    else:
        stated = BY_STATUS.get(reply.status, FAULT) if reply.status else BY_ERROR.get(reply.error, BROKEN)
    detail = f"{address.toString()}: {reply.status or ''} {reply.text}".strip()
    return UserError(shown(stated).format(host=address.host(), status=reply.status), detail)


class _Watch:
    """Follows one reply: gathers its bytes, and ends it when a limit is passed or the user cancels."""

    def __init__(
        self, reply: QNetworkReply, loop: QEventLoop, limits: Limits, deadline: float, feedback: Feedback
    ) -> None:
        self._reply, self._loop, self._limits, self._deadline, self._feedback = reply, loop, limits, deadline, feedback
        self.body = Body(limits.size)
        self.too_large = self.too_slow = self.silent = self.cancelled = self.bad_certificate = False
        self._last = time.monotonic()
        # No setReadBufferSize: with it Qt 5.15 crashes when a proxy answers CONNECT with 407. What comes is taken at
        # once instead.
        reply.readyRead.connect(self._take)
        reply.finished.connect(loop.quit)
        if hasattr(reply, "sslErrors"):
            reply.sslErrors.connect(self._bad)

    def release(self) -> None:
        """Hear no more of the reply."""
        self._reply.readyRead.disconnect(self._take)
        self._reply.finished.disconnect(self._loop.quit)
        if hasattr(self._reply, "sslErrors"):
            self._reply.sslErrors.disconnect(self._bad)

    def _bad(self, _errors: Any) -> None:
        self.bad_certificate = True  # never ignored here; QGIS's own window may ask the user

    def _take(self) -> None:
        while True:
            block = self._reply.read(_BLOCK)  # None where the reply is closed
            if not block:
                return
            self._last = time.monotonic()
            self.body.take(bytes(block), bytes(self._reply.rawHeader(b"Content-Encoding")))
            if self.body.too_large:
                self.too_large = True
                self._stop()
                return

    def look(self) -> None:
        """Called every tenth of a second."""
        now = time.monotonic()
        self.cancelled = self._feedback.is_cancelled()
        self.silent = now - self._last > self._limits.idle
        self.too_slow = now > self._deadline
        if self.cancelled or self.silent or self.too_slow:
            self._stop()

    def _stop(self) -> None:
        self._reply.abort()
        self._loop.quit()

    def finish(self) -> bytes:
        """What came. Raises Cancelled, or UserError where a limit was passed."""
        host = self._reply.url().host()
        if self.cancelled:
            self._feedback.check()
        if self.too_large:
            most = self._limits.size >> 20
            text = tr("{host} sent more than {most:,} MB, which this download never needs: nothing was kept.")
            raise UserError(text.format(host=host, most=most), self._reply.url().toString())
        if self.silent or self.too_slow:
            text = tr("{host} answers too slowly: try again later.")
            raise UserError(text.format(host=host), f"{len(self.body):,} bytes came.")
        self._take()
        if self.too_large:
            return self.finish()
        content = self.body.whole()
        if self.body.damaged and self._reply.error() == QNetworkReply.NetworkError.NoError:
            raise _damaged(self._reply.url(), "Content-Encoding")
        return content


def _once(
    address: QUrl, body: bytes | None, authcfg: str, limits: Limits, deadline: float, feedback: Feedback
) -> _Reply:
    """Send one request and wait for its end in an event loop of this thread."""
    feedback.check()
    manager = QgsNetworkAccessManager.instance()
    loop, timer = QEventLoop(), QTimer()
    sent = _send(manager, _request(address, authcfg), body, authcfg)
    watch = _Watch(sent, loop, limits, deadline, feedback)
    timer.timeout.connect(watch.look)
    timer.start(_TICK)
    if not sent.isFinished():
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
    try:
        content = watch.finish()
        return _reply(sent, content, watch.bad_certificate)
    finally:
        watch.release()
        _end_unheard(sent)
        if manager.thread() is not QgsApplication.instance().thread():
            _end_unheard(manager)
        sent.deleteLater()


def _end_unheard(thing: QObject) -> None:
    """Let an object of this thread end without PyQt hearing of it.

    PyQt hears in the main thread, some time later, and then takes whatever is at the same address for deleted: the
    reply of the next download, in the middle of it.
    """
    with suppress(TypeError):  # nothing hears of it any more
        thing.destroyed.disconnect()


def _send(
    manager: QgsNetworkAccessManager, request: QNetworkRequest, body: bytes | None, authcfg: str
) -> QNetworkReply:
    if body is not None:
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
    sent = manager.get(request) if body is None else manager.post(request, body)
    if authcfg:
        QgsApplication.authManager().updateNetworkReply(sent, authcfg)
    return sent


def _request(address: QUrl, authcfg: str) -> QNetworkRequest:
    request = QNetworkRequest(address)
    request.setRawHeader(b"Accept-Encoding", ACCEPTED)
    attribute = QNetworkRequest.Attribute
    # Followed here, one by one: QGIS's own way knows no limit on where they lead.
    request.setAttribute(attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
    request.setAttribute(attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
    request.setAttribute(attribute.CacheSaveControlAttribute, False)
    if authcfg:
        done = QgsApplication.authManager().updateNetworkRequest(request, authcfg)
        if not (done[0] if isinstance(done, tuple) else done):
            text = tr("The chosen authentication configuration cannot be used: unlock it in QGIS and try again.")
            raise UserError(text, authcfg)
    return request


def _reply(sent: QNetworkReply, content: bytes, bad_certificate: bool) -> _Reply:
    status = sent.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    target = sent.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
    failed = sent.error() != QNetworkReply.NetworkError.NoError
    # A 200 whose body broke off is no 200.
    status = 0 if status is None or (int(status) == 200 and failed) else int(status)
    retry = bytes(sent.rawHeader(b"Retry-After")).decode("ascii", "replace")
    kind = str(sent.header(QNetworkRequest.KnownHeaders.ContentTypeHeader) or "")
    return _Reply(
        status, content, sent.error(), sent.errorString(), target or QUrl(), kind, retry, bad_certificate and failed
    )


def _sleep(seconds: float, feedback: Feedback) -> None:
    """Wait, while Cancel works."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        feedback.check()
        time.sleep(min(0.1, left))
