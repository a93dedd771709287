"""Errors in Stripe's own shape and words."""

from typing import Any

Json = dict[str, Any]
DOC_URL = "https://stripe.com/docs/error-codes/"


class ApiError(Exception):
    """An answer other than success: HTTP status, Stripe's error type and code, the parameter at fault.

    With `keeps_effect` what the operation wrote stays (a declined card leaves a failed charge).
    """

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        kind: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        headers: dict[str, str] | None = None,
        keeps_effect: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}
        self.keeps_effect = keeps_effect
        doc_url = DOC_URL + code.replace("_", "-") if code else None
        fields = {"code": code, "doc_url": doc_url, "message": message, "param": param, "type": kind, **more}
        self.error: Json = {name: value for name, value in fields.items() if value is not None}

    def body(self) -> Json:
        """The JSON body of the answer."""
        return {"error": self.error}


def missing(kind: str, id_: str, param: str, *, in_path: bool, hint: str = "") -> ApiError:
    """No such object: 404 where the path names it, 400 where a parameter does."""
    words = kind.replace("checkout.session", "checkout.session").replace("_", " ")
    label = {"payment intent": "payment_intent", "webhook endpoint": "webhook endpoint"}.get(words, words)
    status = 404 if in_path else 400
    return ApiError(f"No such {label}: '{shown(id_)}'{hint}", status=status, code="resource_missing", param=param)


def missing_param(param: str) -> ApiError:
    return ApiError(f"Missing required param: {param}.", code="parameter_missing", param=param)


def shown(text: str, limit: int = 60) -> str:
    """A caller's text as an error may repeat it: cut, so that a 10 MB name is not sent back."""
    clean = text.encode("utf-8", "replace").decode().replace("\x00", "\\0")
    return clean if len(clean) <= limit else f"{clean[:20]}...{clean[-20:]}"
