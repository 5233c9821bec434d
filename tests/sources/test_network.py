"""What networks do to a download: each fault ends in one plain sentence, within its limits, in the main thread and in others."""

from __future__ import annotations

import gzip
import resource
import threading
import time
import zlib
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from qgis.core import QgsNetworkAccessManager
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkReply

from midlands_clusters_plugin.core.base import i18n
from midlands_clusters_plugin.core.base.errors import Cancelled, UserError
from midlands_clusters_plugin.core.base.feedback import Feedback
from midlands_clusters_plugin.sources.online import network
from midlands_clusters_plugin.sources.online.answer_body import Body
from midlands_clusters_plugin.sources.online.network import Limits, _seconds, fetch, fetch_json
from tests.core.companies.files import assert_one_sentence

from .servers import self_signed, serving, unused_port

QUICK = Limits(size=1 << 20, idle=0.6, total=4.0, redirects=5, tries=2, wait=1.0)
pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def failing(url, match, **options):
    start = time.monotonic()
    with pytest.raises(UserError, match=match) as caught:
        fetch_json(url, **{"limits": QUICK, **options})
    assert_one_sentence(caught.value)
    assert time.monotonic() - start < 6
    return caught.value


def test_an_answer_comes_whole():
    with serving(lambda one: one.answer({"a": "é" * 100_000})) as server:
        assert fetch_json(server.url) == {"a": "é" * 100_000}
        assert fetch(server.url).body == ('{"a": "' + r"\u00e9" * 100_000 + '"}').encode()


def test_a_post_sends_its_json():
    with serving(
        lambda one: one.answer({"got": one.body.decode(), "type": one.headers["Content-Type"], "how": one.command})
    ) as server:
        assert fetch_json(server.url, body=b'{"x": 1}') == {
            "got": '{"x": 1}',
            "type": "application/json",
            "how": "POST",
        }


def test_from_another_thread():
    found = []
    with serving(lambda one: one.answer({"a": 1})) as server:
        thread = threading.Thread(target=lambda: found.append(fetch_json(server.url, limits=QUICK)))
        thread.start()
        thread.join(10)
    assert found == [{"a": 1}]


def test_nobody_listens():
    failing(f"http://127.0.0.1:{unused_port()}/", "cannot be reached")


def test_a_name_that_does_not_exist():
    failing("https://nowhere.invalid/", r"nowhere\.invalid (was not found|cannot be reached)")


def test_no_route():
    failing(
        "http://[2001:db8::1]/", "cannot be reached|answers too slowly|broke off"
    )  # an address of documentation: nobody is there


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/x", "https://", "nonsense", "qrc:/x"])
def test_only_web_addresses(url):
    failing(url, "no web address")


def test_silence_in_the_middle_of_an_answer():
    def half(one):
        one.promise(1000)
        one.wfile.write(b'{"a": ')
        one.wfile.flush()
        one.hang()

    with serving(half) as server:
        failing(server.url, "answers too slowly")


def test_silence_from_the_start():
    with serving(lambda one: one.hang()) as server:
        failing(server.url, "answers too slowly")


def test_a_slow_drip_ends_at_the_limit_of_time():
    with serving(lambda one: one.drip()) as server:
        failing(server.url, "answers too slowly", limits=Limits(idle=1.0, total=1.5))


def test_a_connection_that_is_cut():
    def cut(one):
        one.promise(1000)
        one.wfile.write(b'{"a": 1')

    with serving(cut) as server:
        failing(server.url, "broke off")


def test_what_nobody_has_a_sentence_for_is_said_in_the_readers_language():
    i18n.set_translator(lambda text, _number: f"<{text}>")
    try:
        error = QNetworkReply.NetworkError.UnknownContentError
        reply = network._Reply(0, b"", error, "", QUrl(), "", "", False)
        made = network._failure(reply, QUrl("https://example.org/x"))
    finally:
        i18n.set_translator()
    assert made.message == "<The connection to example.org broke off: try again.>"


@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_a_captive_portal_answers_200_with_a_page(kind):
    page = b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body>Sign in to Council Guest WiFi</body></html>"
    with serving(lambda one: one.answer(page, Content_Type=kind)) as server:
        error = failing(server.url, "sign in with a web browser")
    assert "Council Guest WiFi" in error.detail


@pytest.mark.parametrize(
    "body", [b'{"type": "FeatureCollection", "features": [{"ty', b"", b"\xff\xfe\x00", b"[" * 100_000, b"NaN("]
)
def test_json_that_breaks_off_or_is_none(body):
    with serving(lambda one: one.answer(body)) as server:
        failing(server.url, "damaged or broke off")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_in_a_circle(status):
    with serving(lambda one: one.answer(status=status, Location="/b" if one.path == "/a" else "/a")) as server:
        failing(server.url + "/a", "without end")
        assert len(server.seen) == QUICK.redirects + 1


def test_a_redirect_is_followed_and_one_to_a_file_is_not():
    with serving(
        lambda one: one.answer({"at": one.path}) if one.path == "/b" else one.answer(status=301, Location="/b")
    ) as server:
        assert fetch_json(server.url + "/a") == {"at": "/b"}
    with serving(lambda one: one.answer(status=302, Location="file:///etc/passwd")) as server:
        failing(server.url, "no web address")


def test_a_redirect_from_a_secure_connection_is_refused():
    from qgis.PyQt.QtCore import QUrl

    from midlands_clusters_plugin.sources.online.network import _redirected

    with pytest.raises(UserError, match="away from a secure connection"):
        _redirected(QUrl("https://example.org/a"), QUrl("http://example.org/a"), 1, QUICK)


@pytest.mark.parametrize(
    ("status", "sentence", "asked"),
    [
        (401, "user name and password", 1),
        (403, "refuses the download", 1),
        (404, "choose another edition", 1),
        (418, "fault of its own", 1),
        (500, "fault of its own", 2),
        (502, "fault of its own", 2),
        (503, "is busy", 2),
    ],
)
def test_refusals(status, sentence, asked):
    with serving(lambda one: one.answer(b"<html>no</html>", status=status)) as server:
        error = failing(server.url, sentence)
        assert str(status) in error.detail
        assert len(server.seen) == asked


def test_429_waits_as_long_as_it_is_asked_to_and_then_gets_the_answer():
    def busy_once(one):
        if len(one.server.seen) == 1:
            one.answer(status=429, Retry_After="1")
        else:
            one.answer({"a": 1})

    with serving(busy_once) as server:
        start = time.monotonic()
        assert fetch_json(server.url, limits=QUICK) == {"a": 1}
        assert time.monotonic() - start >= 1


def test_429_that_asks_for_an_hour_is_stated():
    with serving(lambda one: one.answer(status=429, Retry_After="3600")) as server:
        failing(server.url, "wait 60 minutes")
        assert len(server.seen) == 1


def test_a_fault_that_passes_is_not_even_noticed():
    with serving(lambda one: one.answer(status=500) if len(one.server.seen) == 1 else one.answer({"a": 1})) as server:
        assert fetch_json(server.url, limits=QUICK) == {"a": 1}


def test_retry_after_in_all_its_spellings():
    later = datetime.now(timezone.utc) + timedelta(seconds=100)
    assert 95 < _seconds(format_datetime(later)) <= 100
    assert _seconds("120") == 120
    assert _seconds("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert [_seconds(text) for text in ("", "soon", "-5", "\x00")] == [None] * 4


def test_an_answer_of_500_megabytes_ends_at_the_limit():
    sent = []

    def flood(one):
        one.promise(500 << 20)
        for _ in range(500):
            one.wfile.write(b"x" * (1 << 20))
            sent.append(1)

    with serving(flood) as server:
        failing(server.url, "sent more than 1 MB")
    assert len(sent) < 50


def test_500_megabytes_without_saying_so():
    def flood(one):
        one.send_response(200)
        one.end_headers()
        for _ in range(500):
            one.wfile.write(b"x" * (1 << 20))

    with serving(flood) as server:
        failing(server.url, "sent more than 1 MB")


def test_an_answer_that_unpacks_to_500_megabytes_ends_at_the_limit():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(500)) + packer.flush()
    assert len(packed) < 1 << 20
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with serving(lambda one: one.answer(packed, Content_Encoding="gzip")) as server:
        failing(server.url, "sent more than 1 MB")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 << 10


def test_what_is_packed_is_unpacked_whole_or_refused():
    packed = gzip.compress(b'{"a": 1}' + b" " * 100_000)
    with serving(lambda one: one.answer({"how": one.headers["Accept-Encoding"]})) as server:
        assert fetch_json(server.url) == {"how": "gzip"}
    with serving(lambda one: one.answer(packed, Content_Encoding="gzip")) as server:
        assert fetch_json(server.url) == {"a": 1}
    for broken in (packed[:-12], packed[:20] + b"\0" * 40 + packed[60:], b"no gzip at all"):
        with serving(lambda one, sent=broken: one.answer(sent, Content_Encoding="gzip")) as server:
            failing(server.url, "damaged or broke off")


@pytest.mark.parametrize("size", [0, 1, 65_536, (1 << 20) - 1, 1 << 20])
def test_a_body_at_the_limit_comes_whole_and_one_byte_more_never_does(size):
    for data, encoding in ((b"x" * size, b""), (gzip.compress(b"x" * size), b"gzip")):
        for limit in (1 << 20, max(0, size - 1)):
            body = Body(limit)
            for start in range(0, len(data), 1000):
                body.take(data[start : start + 1000], encoding)
            assert body.too_large == (size > limit)
            assert len(body) <= limit + 1000
            if not body.too_large:
                assert body.whole() == b"x" * size and not (body.damaged and data)


def test_a_self_signed_certificate_is_refused(tmp_path):
    with serving(lambda one: one.answer({"a": 1}), self_signed(tmp_path)) as server:
        failing(server.url, "certificate of 127.0.0.1 is not valid")
        assert not server.seen, "not even the request went out"


@pytest.fixture
def proxy():
    """``proxy(port)`` makes QGIS use a proxy, as a user's settings do."""
    manager = QgsNetworkAccessManager.instance()
    before, excluded, none = manager.fallbackProxy(), manager.excludeList(), manager.noProxyList()

    def use(port):
        manager.setFallbackProxyAndExcludes(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", port), [], [])

    yield use
    manager.setFallbackProxyAndExcludes(before, excluded, none)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_asks_for_a_password(proxy, scheme):
    with serving(lambda one: one.answer(status=407, Proxy_Authenticate='Basic realm="council"')) as server:
        proxy(server.server_port)
        failing(f"{scheme}://portal.example/", "proxy asks for a user name and password")
        assert server.seen


def test_a_proxy_is_used_and_one_that_is_not_there_is_stated(proxy):
    with serving(lambda one: one.answer({"asked": one.path})) as server:
        proxy(server.server_port)
        assert fetch_json("http://portal.example/x", limits=QUICK) == {"asked": "http://portal.example/x"}
    proxy(unused_port())
    failing("http://portal.example/", "proxy cannot be reached|cannot be reached: check .* the proxy")


class _CancelsAfter(Feedback):
    def __init__(self, seconds):
        self.end = time.monotonic() + seconds

    def is_cancelled(self):
        return time.monotonic() > self.end


def test_cancel_within_a_second_while_waiting():
    with serving(lambda one: one.hang()) as server:
        start = time.monotonic()
        with pytest.raises(Cancelled):
            fetch(server.url, feedback=_CancelsAfter(0.5))
        assert time.monotonic() - start < 1.5


def test_cancel_within_a_second_while_reported_to_come_back():
    with serving(lambda one: one.answer(status=429, Retry_After="30")) as server:
        start = time.monotonic()
        with pytest.raises(Cancelled):
            fetch(server.url, feedback=_CancelsAfter(0.5))
        assert time.monotonic() - start < 1.5


def test_nothing_of_a_download_is_stored_in_the_cache_of_qgis():
    with serving(lambda one: one.answer({"n": len(one.server.seen)}, Cache_Control="max-age=1000")) as server:
        assert [fetch_json(server.url)["n"] for _ in range(2)] == [1, 2]


def test_an_authentication_configuration_that_is_unknown():
    with serving(lambda one: one.answer({})) as server:
        failing(server.url, "authentication configuration cannot be used", authcfg="nothere")


def test_the_end_of_a_reply_in_another_thread_is_not_heard_of_later(monkeypatch):
    """PyQt would hear of it in this thread, and take the next reply at the same address for deleted."""
    wrapped, ended = [], []
    send = network._send

    def sent(manager, *others):
        wrapped.extend([manager, send(manager, *others)])
        return wrapped[-1]

    monkeypatch.setattr(network, "_send", sent)

    def work(url):
        fetch(url)
        fetch(url)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        ended.append(True)

    with serving(lambda one: one.answer(b"x")) as server:
        thread = threading.Thread(target=work, args=(server.url,))
        thread.start()
        thread.join(30)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents()
    assert ended and len(wrapped) == 4
    assert not any(map(sip.isdeleted, wrapped))
