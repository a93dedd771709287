"""The account a key belongs to, and its balance."""

from ..books import Books
from ..ledger import Json
from ..operations import Call, operation

ACCOUNT_CREATED = 1_600_000_000


def account_of(books: Books) -> Json:
    """The account, derived from its identifier alone: the simulator keeps no sign-up data."""
    name = books.account.removeprefix("acct_")
    return {
        "id": books.account,
        "object": "account",
        "business_profile": {"name": f"{name} (practice)", "support_email": None, "url": None},
        "business_type": "company",
        "capabilities": {"boleto_payments": "active", "card_payments": "active", "pix_payments": "active"},
        "charges_enabled": True,
        "controller": {"type": "account"},
        "country": "BR",
        "created": ACCOUNT_CREATED,
        "default_currency": "brl",
        "details_submitted": True,
        "email": f"{name.lower()}@example.com",
        "metadata": {},
        "payouts_enabled": True,
        "settings": {"dashboard": {"display_name": f"{name} (practice)", "timezone": "America/Sao_Paulo"}},
        "type": "standard",
    }


@operation("GetAccount")
def retrieve_current(call: Call) -> Json:
    return account_of(call.books)


@operation("GetBalance")
def balance(call: Call) -> Json:
    """What came in, less fees and refunds, per currency."""
    sums: dict[str, int] = {}
    for entry in call.books.select("balance_transaction"):
        sums[entry["currency"]] = sums.get(entry["currency"], 0) + entry["net"]
    available = [
        {"amount": amount, "currency": currency, "source_types": {"card": amount}}
        for currency, amount in sorted(sums.items())
    ]
    empty = [{"amount": 0, "currency": "brl", "source_types": {"card": 0}}]
    return {
        "object": "balance",
        "available": available or empty,
        "livemode": call.books.livemode,
        "pending": [{**entry, "amount": 0, "source_types": {"card": 0}} for entry in available or empty],
    }
