"""What the chunk events of a span say: when its content came, what its usage is and how it ended."""
import json

CHUNK = "mlflow.chunk.item."
DELTA_TEXTS = ("content", "reasoning_content", "reasoning", "refusal")


class Stream:
    """The chunks of one span; None of the times where there are no chunks with content."""

    def __init__(self, span):
        events = [e for e in span.events or [] if e.name.startswith(CHUNK)]
        chunks = [(e.timestamp, parsed(e.attributes.get("mlflow.chunk.value"))) for e in events]
        self.values = [value for _, value in chunks]
        self.kind = next((k for k in map(kind_of, self.values) if k), "other")
        content = [t for t, value in chunks if has_content(value)]
        self.first_token = content[0] - span.start if content else None
        self.lasting = content[-1] - content[0] if content else 0
        self.usage = next((u for u in map(usage_of, reversed(self.values)) if u), None)

    def rate(self, output_tokens):
        """Tokens per second from the first content chunk to the last."""
        return output_tokens / (self.lasting / 1e9) if output_tokens is not None and self.lasting > 0 else None

    @property
    def ended_well(self):
        if self.kind == "responses":
            return self.final_event == "response.completed"
        if self.kind != "chat.completion.chunk":
            return True
        choices = [c for v in self.values if isinstance(v, dict) for c in v.get("choices") or []]
        return {c["index"] for c in choices} == {c["index"] for c in choices if c.get("finish_reason")}

    @property
    def final_event(self):
        ends = ("response.completed", "response.incomplete", "response.failed", "error")
        return next((v["type"] for v in reversed(self.values) if isinstance(v, dict) and v.get("type") in ends), None)


def parsed(text):
    try:
        return json.loads(text) if isinstance(text, str) else text
    except ValueError:
        return text


def kind_of(value):
    if not isinstance(value, dict):
        return "raw"
    if value.get("object") in ("chat.completion.chunk", "text_completion"):
        return value["object"]
    return "responses" if str(value.get("type", "")).startswith("response.") else None


def has_content(value):
    """Whether a chunk carries text, reasoning, a refusal, or the name or arguments of a call."""
    if not isinstance(value, dict):
        return bool(value)
    if str(value.get("type", "")).startswith("response."):
        return value["type"].endswith(".delta") and bool(value.get("delta"))
    return any(c.get("text") or delta_has_content(c.get("delta") or {}) for c in value.get("choices") or [])


def delta_has_content(delta):
    functions = [c.get("function") or {} for c in delta.get("tool_calls") or []] + [delta.get("function_call") or {}]
    return any(delta.get(k) for k in DELTA_TEXTS) or any(f.get("name") or f.get("arguments") for f in functions)


def usage_of(value):
    """The usage of a chunk or an answer, which an event of a Response has inside."""
    if not isinstance(value, dict):
        return None
    inner = value.get("response")
    return value.get("usage") or (inner.get("usage") if isinstance(inner, dict) else None)
