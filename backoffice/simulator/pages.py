"""The pages a practice customer sees: pay now, later or not at all. They never leave this machine."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from aiohttp import web

from . import checkout
from .books import Books
from .errors import ApiError
from .ledger import Json
from .methods import METHODS
from .page_templates import challenge_page, language_of, message_page, payment_page, receipt_page
from .state import Simulator

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
    ),
    # Not no-referrer: browsers would then post the form with `Origin: null`, which is refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
View = Callable[[web.Request], Awaitable[str]]


class Pages:
    """Routes for people; what happens on them happens in `checkout`."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator

    def add_routes(self, app: web.Application) -> None:
        """Put the pages into the application."""
        views = [
            ("GET", "/pay/{id}", self._link),
            ("GET", "/c/pay/{id}", self._session),
            ("POST", "/c/pay/{id}", self._pay),
            ("GET", "/challenge/{id}", self._challenge),
            ("POST", "/challenge/{id}", self._answer),
            ("POST", "/late/{id}", self._late),
            ("GET", "/receipts/{id}", self._receipt),
        ]
        for verb, path, view in views:
            app.router.add_route(verb, path, self._wrapped(view))

    def _wrapped(self, view: View) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            self.simulator.catch_up()
            status = 200
            try:
                html = await view(request)
            except ApiError as error:
                status = error.status
                html = message_page(language_of(request.headers.get("Accept-Language", "")), "refused", str(error))
            self.simulator.events_waiting.set()
            return web.Response(status=status, text=html, content_type="text/html", headers=HEADERS)

        return handle

    def _found(self, kind: str, id_: str) -> tuple[Books, Json]:
        rows = self.simulator.ledger.rows("SELECT scope FROM objects WHERE type = ? AND id = ?", (kind, id_))
        if not rows:
            raise ApiError("There is no such page.", status=404)
        books = self.simulator.books_of(rows[0][0])
        return books, books.get(kind, id_)

    async def _link(self, request: web.Request) -> str:
        """Opening a link makes a session and sends the customer there."""
        books, link = self._found("payment_link", request.match_info["id"])
        with self.simulator.ledger.transaction():
            session = checkout.open_link(books, link, request.query.get("client_reference_id"))
        raise web.HTTPSeeOther(f"/c/pay/{session['id']}", headers={"Cache-Control": "no-store"})

    async def _session(self, request: web.Request) -> str:
        books, session = self._found("checkout.session", request.match_info["id"])
        return self._page(request, books, session)

    def _page(self, request: web.Request, books: Books, session: Json) -> str:
        intent = books.find("payment_intent", session["payment_intent"])
        language = language_of(session["locale"] or request.headers.get("Accept-Language", ""))
        if session["status"] == "open" and intent and intent["status"] == "requires_action":
            return challenge_page(language, session)
        return payment_page(language, session, intent)

    async def _pay(self, request: web.Request) -> str:
        books, session = self._found("checkout.session", request.match_info["id"])
        form = await _form(request)
        method = METHODS.get(form.get("method", "card"))
        if method is None:
            raise ApiError("There is no such way to pay.")
        quantities = {name[2:]: int(value) for name, value in form.items() if name.startswith("q_") and value.isdigit()}
        with self.simulator.ledger.transaction():
            session = checkout.with_quantities(books, session, quantities)
            session = checkout.pay(books, session, method, form.get("email", "")[:200] or None)
        return self._page(request, books, session)

    async def _challenge(self, request: web.Request) -> str:
        books, session = self._session_of_intent(request.match_info["id"])
        return self._page(request, books, session)

    async def _answer(self, request: web.Request) -> str:
        books, session = self._session_of_intent(request.match_info["id"])
        form = await _form(request)
        with self.simulator.ledger.transaction():
            session = checkout.answer_challenge(books, session, passed=form.get("answer") == "pass")
        return self._page(request, books, session)

    def _session_of_intent(self, intent_id: str) -> tuple[Books, Json]:
        books, _ = self._found("payment_intent", intent_id)
        sessions = books.where("checkout.session", "payment_intent", intent_id)
        if not sessions:
            raise ApiError("This payment has no page.", status=404)
        return books, sessions[0]

    async def _late(self, request: web.Request) -> str:
        books, session = self._found("checkout.session", request.match_info["id"])
        form = await _form(request)
        with self.simulator.ledger.transaction():
            session = checkout.late_result(books, session, arrived=form.get("answer") == "arrives")
        return self._page(request, books, session)

    async def _receipt(self, request: web.Request) -> str:
        _, charge = self._found("charge", request.match_info["id"])
        return receipt_page(language_of(request.headers.get("Accept-Language", "")), charge)


async def _form(request: web.Request) -> dict[str, str]:
    raw = (await request.read()).decode("utf-8", "replace")
    return {name: values[-1] for name, values in parse_qs(raw).items()}
