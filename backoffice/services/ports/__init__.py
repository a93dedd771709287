"""What the use cases need from the outside: Protocols with frozen data, implemented by db, payments and keychain."""

from backoffice.services.ports.assets import AssetRecord, AssetRepository, StripeInfo, SyncState, TierRecord
from backoffice.services.ports.clock import Clock
from backoffice.services.ports.database import Binding, Database, OfficeRepository, QueueCondition, UnitOfWork
from backoffice.services.ports.gateway import (
    CheckoutLine,
    CheckoutRequest,
    CheckoutSession,
    CreatedLink,
    CreatedProduct,
    ListedLink,
    ListedProduct,
    Mode,
    PaymentGateway,
    StripeAccount,
    StripeRefund,
)
from backoffice.services.ports.jobs import Intent, Job, JobRepository, JobState, Lane
from backoffice.services.ports.queries import (
    AssetFilter,
    AssetQueries,
    AssetRow,
    QueueRow,
    Sort,
    SyncCounts,
    pack_key,
    unpack_key,
)
from backoffice.services.ports.secrets import SecretStore

__all__ = [
    "AssetFilter",
    "AssetQueries",
    "AssetRecord",
    "AssetRepository",
    "AssetRow",
    "Binding",
    "CheckoutLine",
    "CheckoutRequest",
    "CheckoutSession",
    "Clock",
    "CreatedLink",
    "CreatedProduct",
    "Database",
    "Intent",
    "Job",
    "JobRepository",
    "JobState",
    "Lane",
    "ListedLink",
    "ListedProduct",
    "Mode",
    "OfficeRepository",
    "PaymentGateway",
    "QueueCondition",
    "QueueRow",
    "SecretStore",
    "Sort",
    "StripeAccount",
    "StripeInfo",
    "StripeRefund",
    "SyncCounts",
    "SyncState",
    "TierRecord",
    "UnitOfWork",
    "pack_key",
    "unpack_key",
]
