"""The HTML of the practice pages, in English and Brazilian Portuguese."""

from html import escape
from importlib.resources import files

from .currencies import written
from .ledger import Json
from .methods import METHODS

WORDS = {
    "en": {
        "practice": "PRACTICE — no real money moves on this page",
        "pay": "Pay {amount}", "quantity": "Quantity", "email": "E-mail", "total": "Total",
        "now": "The card is accepted", "secure": "The bank asks first (3-D Secure)",
        "no": "The card is declined", "no_funds": "The card has no funds", "later": "Pay later",
        "pix": "Pix: pay later", "boleto": "Boleto: pay later", "authorise": "Authorise {amount} only",
        "declined": "That did not work: {reason} Try another way.", "paid": "Paid. Thank you!",
        "authorised": "Authorised: the amount is held and not yet taken.", "free": "Done. There was nothing to pay.",
        "waiting": "Waiting for the payment to arrive.", "arrives": "The payment arrives",
        "lost": "The payment does not arrive", "failed": "The payment did not arrive.",
        "expired": "This payment page has expired.", "refused": "This page can't be used",
        "challenge": "Your bank wants to know whether it is you.", "pass": "Yes, it is me", "deny": "No, stop",
        "back": "Back to the shop", "receipt": "Receipt", "refunded": "Refunded",
    },
    "pt": {
        "practice": "PRÁTICA — nenhum dinheiro real se move nesta página",
        "pay": "Pagar {amount}", "quantity": "Quantidade", "email": "E-mail", "total": "Total",
        "now": "O cartão é aceito", "secure": "O banco pergunta antes (3-D Secure)",
        "no": "O cartão é recusado", "no_funds": "O cartão está sem saldo", "later": "Pagar depois",
        "pix": "Pix: pagar depois", "boleto": "Boleto: pagar depois", "authorise": "Somente autorizar {amount}",
        "declined": "Não deu certo: {reason} Tente de outra forma.", "paid": "Pago. Obrigado!",
        "authorised": "Autorizado: o valor está reservado e ainda não foi cobrado.",
        "free": "Pronto. Não havia nada a pagar.", "waiting": "Aguardando a chegada do pagamento.",
        "arrives": "O pagamento chega", "lost": "O pagamento não chega", "failed": "O pagamento não chegou.",
        "expired": "Esta página de pagamento expirou.", "refused": "Esta página não pode ser usada",
        "challenge": "Seu banco quer saber se é você.", "pass": "Sim, sou eu", "deny": "Não, pare",
        "back": "Voltar à loja", "receipt": "Recibo", "refunded": "Reembolsado",
    },
}  # fmt: skip

STYLE = files("backoffice.simulator").joinpath("page.css").read_text("utf-8")


def language_of(wanted: str) -> str:
    """`pt` where the first wish is Portuguese, else `en`."""
    return "pt" if wanted.strip().lower().startswith("pt") else "en"


def _document(language: str, title: str, body: str) -> str:
    words = WORDS[language]
    code = "pt-BR" if language == "pt" else "en"
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
        f'<style>{STYLE}</style></head><body><div class="ribbon" role="note">{words["practice"]}</div>'
        f"<main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def message_page(language: str, word: str, text: str) -> str:
    """A page that only says something."""
    return _document(language, WORDS[language][word], f"<p>{escape(text)}</p>")


def _items(language: str, session: Json, *, editable: bool) -> str:
    words, rows = WORDS[language], []
    for item in session["_line_items"]:
        name = f"{item['quantity']} × {item['description']}"
        amount = written(item["amount_total"], item["currency"])
        rows.append(f'<div class="item"><span>{escape(name)}</span><span>{amount}</span></div>')
        adjustable = item["adjustable_quantity"]
        if editable and adjustable and adjustable["enabled"]:
            bounds = f'min="{max(1, adjustable["minimum"])}" max="{adjustable["maximum"]}" value="{item["quantity"]}"'
            field = f"q_{item['id']}"
            rows.append(f'<label for="{field}">{words["quantity"]}</label>')
            rows.append(f'<input type="number" id="{field}" name="{field}" {bounds}>')
    total = written(session["amount_total"], session["currency"])
    rows.append(f'<div class="item sum"><span>{words["total"]}</span><span>{total}</span></div>')
    return "".join(rows)


def _button(name: str, value: str, text: str, kind: str = "") -> str:
    return f'<button class="{kind}" name="{name}" value="{value}">{escape(text)}</button>'


def payment_page(language: str, session: Json, intent: Json | None) -> str:
    """The page of a session: the form while it is open, what came of it afterwards."""
    title = session["_line_items"][0]["description"]
    if session["status"] == "open":
        return _document(language, title, _form(language, session, intent))
    return _document(language, title, _items(language, session, editable=False) + _ending(language, session, intent))


def _form(language: str, session: Json, intent: Json | None) -> str:
    words = WORDS[language]
    amount = written(session["amount_total"], session["currency"])
    note = ""
    if intent and intent["last_payment_error"]:
        reason = escape(intent["last_payment_error"]["message"])
        note = f'<p class="note" role="alert">{words["declined"].format(reason=reason)}</p>'
    manual = session["_intent_data"].get("capture_method") == "manual"
    first = words["authorise" if manual else "pay"].format(amount=amount)
    email = escape(session["customer_email"] or "", quote=True)
    field = f'<label for="email">{words["email"]}</label><input type="email" id="email" name="email" value="{email}">'
    types = session["payment_method_types"]
    buttons = _button("method", "card", first, "go") + _button("method", "card_3ds", words["secure"])
    buttons += _button("method", "card_declined", words["no"]) + _button("method", "card_no_funds", words["no_funds"])
    late = [name for name in types if name in METHODS and METHODS[name].outcome == "later" and not manual]
    buttons += "".join(_button("method", name, words.get(name, words["later"])) for name in late)
    items = _items(language, session, editable=True)
    return f'{note}<form method="post" action="/c/pay/{session["id"]}">{items}{field}{buttons}</form>'


def _ending(language: str, session: Json, intent: Json | None) -> str:
    words = WORDS[language]
    if session["status"] == "expired":
        return f'<p class="good">{words["expired"]}</p>'
    status = intent["status"] if intent else "free"
    word = {"succeeded": "paid", "requires_capture": "authorised", "processing": "waiting", "free": "free"}.get(
        status, "failed"
    )
    text = f'<p class="good" role="status">{words[word]}</p>'
    if status == "processing":
        buttons = _button("answer", "arrives", words["arrives"], "go") + _button("answer", "lost", words["lost"])
        text += f'<form method="post" action="/late/{session["id"]}">{buttons}</form>'
    url = (session["success_url"] or "").replace("{CHECKOUT_SESSION_ID}", session["id"])
    if url.startswith(("http://", "https://")):
        text += f'<p><a rel="noreferrer" href="{escape(url, quote=True)}">{words["back"]}</a></p>'
    return text


def challenge_page(language: str, session: Json) -> str:
    """The bank's question."""
    words = WORDS[language]
    buttons = _button("answer", "pass", words["pass"], "go") + _button("answer", "deny", words["deny"])
    form = f'<form method="post" action="/challenge/{session["payment_intent"]}">{buttons}</form>'
    return _document(language, "3-D Secure", f"<p>{words['challenge']}</p>{form}")


def receipt_page(language: str, charge: Json) -> str:
    """What was paid, and what went back."""
    words = WORDS[language]
    rows = [(words["total"], charge["amount_captured"]), (words["refunded"], charge["amount_refunded"])]
    body = "".join(
        f'<div class="item"><span>{name}</span><span>{written(amount, charge["currency"])}</span></div>'
        for name, amount in rows
    )
    return _document(language, words["receipt"], f"{body}<p><small>{escape(charge['id'])}</small></p>")
