"""The customer, who has the address of a payment page and nothing else."""

import re

import httpx


def pay(address: str) -> None:
    """Pay on the page as a customer does: fill its form in and send it."""
    page = httpx.get(address, follow_redirects=True)
    action = re.search(r'action="([^"]+)"', page.text)
    assert action is not None, page.text
    done = httpx.post(page.url.join(action[1]), data={"method": "card", "email": "ana@example.org"})
    assert "Pago. Obrigado!" in done.text, "the page speaks the customer's language"
