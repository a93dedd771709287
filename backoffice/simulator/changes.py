"""How parameters change objects: metadata merges, empty strings unset."""

from copy import deepcopy
from typing import Any

from .errors import ApiError
from .ledger import Json
from .validation import METADATA_KEYS


def merged_metadata(current: dict[str, str], given: Any) -> dict[str, str]:
    """Metadata after an update: an empty value deletes its key, `metadata=""` deletes them all."""
    if given == "":
        return {}
    result = {key: value for key, value in {**current, **given}.items() if value != ""}
    if len(result) > METADATA_KEYS:
        raise ApiError(f"Metadata can have up to {METADATA_KEYS} keys, but you passed {len(result)}.", param="metadata")
    return result


def changed(obj: Json, params: dict[str, Any], *names: str) -> Json:
    """A copy of `obj` with the named fields set as the parameters say; an empty string unsets to null."""
    result = deepcopy(obj)
    for name in names:
        if name not in params:
            continue
        if name == "metadata":
            result["metadata"] = merged_metadata(obj["metadata"], params["metadata"])
        else:
            result[name] = None if params[name] == "" else params[name]
    return result
