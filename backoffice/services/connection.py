"""The connection to Stripe: which key, which account, and whether this database may talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from backoffice.domain.keys import InvalidKey, parse_key
from backoffice.domain.wording import QT_TRANSLATE_NOOP, Message
from backoffice.services.binding import refuse_other_account
from backoffice.services.gateway_errors import KeyRefused, PermissionMissing, StripeNotConfigured
from backoffice.services.ports import (
    Binding,
    Database,
    KeyPermission,
    Mode,
    PaymentGateway,
    QueueCondition,
    SecretStore,
    StripeAccount,
    UnitOfWork,
)
from backoffice.services.stripe_address import check_address

STRIPE_KEY = "stripe_secret_key"
"""The name of the key in the keyring."""

PRACTICE_KEY = "sk_test_practice_simulator"
"""The key of practice mode. It opens nothing but the built-in simulator, so it is no secret."""

_PRACTICE_START = "sk_test_practice"


class KeyOrigin(StrEnum):
    """Where the key in use comes from."""

    ENVIRONMENT = "environment"  # STRIPE_SECRET_KEY, for use without a desktop
    KEYRING = "keyring"
    PRACTICE = "practice"  # of the built-in simulator; no secret


@dataclass(frozen=True, slots=True)
class ConnectionSetup:
    """What a connection is made from. `given_key` goes before the keyring; `origin` says what it is.

    `api_base` None: Stripe itself.
    """

    profile: str
    practice: bool = False
    api_base: str | None = None
    given_key: str | None = None

    def __repr__(self) -> str:
        """Keep the key out of tracebacks and logs."""
        return f"ConnectionSetup({self.profile!r}, practice={self.practice}, api_base={self.api_base!r})"


@dataclass(frozen=True, slots=True)
class ConnectionStatus:
    """For the badge: which money (None: not known yet), whose, where the key is from, and why nothing is sent."""

    mode: Mode | None
    account_id: str | None
    account_name: str
    key_origin: KeyOrigin | None
    condition: QueueCondition | None


class Connection:
    """Checks and keeps the key, binds the database to its account, and gives out the gateway."""

    def __init__(
        self,
        database: Database,
        secrets: SecretStore,
        setup: ConnectionSetup,
        make_gateway: Callable[[str], PaymentGateway],
        on_key_changed: Callable[[], None] = lambda: None,
        on_open: Callable[[UnitOfWork], None] = lambda uow: None,
    ) -> None:
        """`make_gateway` takes a key. `on_key_changed` is told, on any thread, that waiting work may try again.

        `on_open` is part of the transaction that compares the account of a gateway before it is given out.
        """
        self._database = database
        self._secrets = secrets
        self._setup = setup
        self._make_gateway = make_gateway
        self.on_key_changed = on_key_changed
        self._on_open = on_open
        self._gateway: PaymentGateway | None = None
        self._retired: list[PaymentGateway] = []
        self._opening = asyncio.Lock()

    @property
    def key_origin(self) -> KeyOrigin | None:
        """Return where the key comes from; None: there is none. Looks into the keyring (some 25 ms).

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure.

        """
        return self._find_key()[1]

    def status(self) -> ConnectionStatus:
        """Return what the badge shows. Waits for database and keyring, never for the network.

        Raises:
            KeyringUnusable: as `key_origin`.

        """
        with self._database.read() as uow:
            binding, condition = uow.office.binding(), uow.office.queue_condition()
        mode = Mode.PRACTICE if self._setup.practice else _mode_of(binding)
        return ConnectionStatus(mode, binding.account_id, binding.account_name, self.key_origin, condition)

    async def check_key(self, key: str) -> StripeAccount:
        """Ask Stripe whose key this is; nothing is stored or bound.

        Raises:
            KeyRefused: it is no secret key, or Stripe does not accept it.
            WrongAccount: this database belongs to another account or mode.
            GatewayError: Stripe could not be asked.

        """
        gateway = self._make_gateway(self._checked(key))
        try:
            return await self._account_of(gateway)
        finally:
            await gateway.aclose()

    async def check_permissions(self, key: str) -> tuple[KeyPermission, ...]:
        """Ask Stripe what this key may do; nothing is stored or changed.

        Raises:
            KeyRefused: it is no secret key, or Stripe does not accept it.
            GatewayError: Stripe could not be asked.

        """
        gateway = self._make_gateway(self._checked(key))
        try:
            return await gateway.probe_permissions()
        finally:
            await gateway.aclose()

    async def look_up(self) -> StripeAccount:
        """Ask Stripe whose the key in use is; nothing is stored or bound.

        Raises:
            QueuePaused: there is no key, it is refused or another account's, or Stripe cannot be reached.
            TryAgain: Stripe is out of order.

        """
        key, _ = await asyncio.to_thread(self._find_key)
        if key is None:
            raise StripeNotConfigured(_no_key())
        return await self.check_key(key)

    async def save_key(self, key: str) -> StripeAccount:
        """Check a key, bind the database to its account if it is the first one, and keep the key in the keyring.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure; nothing was stored.
            GatewayError: as `check_key`; nothing was stored.

        """
        await asyncio.to_thread(self._secrets.check)
        account = await self.check_key(key)
        await asyncio.to_thread(self._bind, account)
        await asyncio.to_thread(self._secrets.set, self._setup.profile, STRIPE_KEY, self._checked(key))
        self._retire()
        self.on_key_changed()
        return account

    async def forget_key(self) -> None:
        """Remove the key from the keyring. The database stays bound to its account.

        Raises:
            KeyringUnusable: the keyring is missing, locked or insecure.

        """
        await asyncio.to_thread(self._secrets.delete, self._setup.profile, STRIPE_KEY)
        self._retire()
        self.on_key_changed()

    async def gateway(self) -> PaymentGateway:
        """Return the gateway. Its account was compared with the database's before it is given out.

        Raises:
            QueuePaused: there is no key, it is refused or another account's, or Stripe cannot be reached.
            TryAgain: Stripe is out of order.

        """
        async with self._opening:
            if self._gateway is None:
                self._gateway = await self._open()
            return self._gateway

    async def reopen(self) -> PaymentGateway:
        """Look up the key again, ask Stripe whose it is, and return the gateway for it.

        Raises:
            GatewayError: as `gateway`.

        """
        self._retire()
        return await self.gateway()

    async def aclose(self) -> None:
        """Close every connection to Stripe."""
        self._retire()
        while self._retired:
            await self._retired.pop().aclose()

    async def _open(self) -> PaymentGateway:
        key, _ = await asyncio.to_thread(self._find_key)
        if key is None:
            raise StripeNotConfigured(_no_key())
        gateway = self._make_gateway(self._checked(key))
        try:
            account = await self._account_of(gateway)
            await asyncio.to_thread(self._bind, account)
        except BaseException:
            await gateway.aclose()
            raise
        return gateway

    async def _account_of(self, gateway: PaymentGateway) -> StripeAccount:
        try:
            account = await gateway.retrieve_account()
        except PermissionMissing as error:
            raise PermissionMissing(_must_read_account(error), details=error.details) from error
        await asyncio.to_thread(self._compare, account)
        return account

    def _compare(self, account: StripeAccount) -> None:
        """Refuse an account that a bound database does not belong to; leave an unbound one unbound."""
        with self._database.read() as uow:
            binding = uow.office.binding()
        if binding.account_id is not None:
            refuse_other_account(binding, account, practice=self._setup.practice)

    def _bind(self, account: StripeAccount) -> None:
        with self._database.write() as uow:
            uow.office.bind(account, practice=self._setup.practice)
            self._on_open(uow)

    def _find_key(self) -> tuple[str | None, KeyOrigin | None]:
        if self._setup.given_key:
            return self._setup.given_key, KeyOrigin.PRACTICE if self._setup.practice else KeyOrigin.ENVIRONMENT
        if self._setup.practice:
            return None, None
        key = self._secrets.get(self._setup.profile, STRIPE_KEY)
        return key, KeyOrigin.KEYRING if key else None

    def _checked(self, key: str) -> str:
        """Return the key without the blanks of a paste, or say what is wrong with it before it leaves."""
        check_address(self._setup.api_base, practice=self._setup.practice)
        try:
            key = parse_key(key).text
        except InvalidKey as error:
            raise KeyRefused(error.message) from None
        if key.startswith(_PRACTICE_START) is not self._setup.practice:
            raise KeyRefused(_practice_mixed(practice=self._setup.practice))
        return key

    def _retire(self) -> None:
        """Stop giving out the gateway. It is closed at the end only, as requests of it may be under way."""
        if self._gateway is not None:
            self._retired.append(self._gateway)
            self._gateway = None


def _mode_of(binding: Binding) -> Mode | None:
    if binding.livemode is None:
        return None
    return Mode.LIVE if binding.livemode else Mode.TEST


def _no_key() -> Message:
    return Message(
        QT_TRANSLATE_NOOP(
            "backoffice",
            "No Stripe key is stored yet. Enter one under Stripe › Stripe key…, or set STRIPE_SECRET_KEY.",
        )
    )


def _practice_mixed(*, practice: bool) -> Message:
    if practice:
        return Message(QT_TRANSLATE_NOOP("backoffice", "Practice mode takes no real Stripe key. Nothing was sent."))
    text = QT_TRANSLATE_NOOP("backoffice", "This key belongs to practice mode and opens no account at Stripe.")
    return Message(text)


def _must_read_account(error: PermissionMissing) -> Message:
    text = QT_TRANSLATE_NOOP(
        "backoffice",
        "This key may not read its own account, so it cannot be told whose it is. Nothing was sent. "
        "Give it that permission in the Stripe Dashboard. Stripe says: {words}",
    )
    return Message(text, {"words": str(error.message)})
