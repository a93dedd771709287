"""Where keys may be sent."""

import pytest

from backoffice.services.stripe_address import AddressRefused, check_address


@pytest.mark.parametrize(
    "address", [None, "https://api.stripe.com", "http://127.0.0.1:8080", "http://[::1]:8080/", "http://localhost:1"]
)
def test_stripe_and_this_machine_are_accepted(address: str | None) -> None:
    check_address(address, practice=False)


@pytest.mark.parametrize(
    "address",
    [
        "http://api.stripe.com",
        "https://api.stripe.com.evil.example",
        "https://evil.example/api.stripe.com",
        "https://api.stripe.com@evil.example",
        "https://127.0.0.1.evil.example",
        "http://192.168.1.4",
        "http://0.0.0.0",
        "https://[::1",
        "file:///etc/passwd",
        "",
    ],
)
def test_others_are_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(address, practice=False)


@pytest.mark.parametrize("address", [None, "https://api.stripe.com", "http://10.0.0.1"])
def test_practice_stays_on_this_machine(address: str | None) -> None:
    with pytest.raises(AddressRefused):
        check_address(address, practice=True)
    check_address("http://127.0.0.1:9", practice=True)
