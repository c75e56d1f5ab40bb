"""The events of a Responses API stream, output item by output item."""
import items
from jsontext import is_integer

ARGUMENT_DELTAS = {
    "response.function_call_arguments.delta",
    "response.mcp_call_arguments.delta",
    "response.custom_tool_call_input.delta",
    "response.code_interpreter_call_code.delta",
}
# Each kind of text, and the key that numbers its parts within the item.
TEXT_DELTAS = {
    "response.output_text.delta": ("text", "content_index"),
    "response.refusal.delta": ("refusal", "content_index"),
    "response.reasoning_summary_text.delta": ("summary", "summary_index"),
    "response.reasoning_text.delta": ("reasoning", "content_index"),
}
FINAL = {"response.completed", "response.incomplete", "response.failed", "error"}


class Item:
    def __init__(self):
        self.added = self.done = None
        self.parts = {"text": {}, "refusal": {}, "summary": {}, "reasoning": {}}
        self.arguments = ""

    @property
    def latest(self):
        return self.done or self.added or {}

    def joined(self, name, separator=""):
        return separator.join(text for _, text in sorted(self.parts[name].items()))

    def call(self):
        """The item as a call, or None: as it was done, else as it was added with the streamed arguments."""
        item = self.latest
        if not items.is_call(item):
            return None
        if self.done is None and self.arguments:
            item = dict(item, **{items.argument_key(item): self.arguments})
        return item

    def exported_calls(self):
        item = self.latest
        if not items.is_call(item) and not self.arguments:
            return []
        stated = next((item[k] for k in ("arguments", "input", "code") if isinstance(item.get(k), str)), "")
        return [{"index": 0, "id": items.call_id(item), "name": items.call_name(item) if item else None,
                 "arguments": self.arguments or stated}]

    def exported(self, index):
        reasoning = [t for t in (self.joined("summary", "\n\n"), self.joined("reasoning")) if t]
        return {"index": index, "text": self.joined("text") or None, "reasoning": "\n\n".join(reasoning) or None,
                "refusal": self.joined("refusal") or None, "tool_calls": self.exported_calls(),
                "finish_reason": self.latest.get("status")}


class ResponsesStream:
    def __init__(self):
        self.usage = self.final_event = None
        self.items = {}

    def add(self, event):
        """Takes in one event; whether it carries content."""
        kind, response = event["type"], event.get("response")
        if isinstance(response, dict) and isinstance(response.get("usage"), dict):
            self.usage = response["usage"]
        if kind in FINAL:
            self.final_event = kind
        if not is_integer(event.get("output_index")):
            return False
        item = self.items.setdefault(event["output_index"], Item())
        if kind == "response.output_item.added":
            item.added = event.get("item")
        elif kind == "response.output_item.done":
            item.done = event.get("item")
        return self._add_delta(item, kind, event)

    @staticmethod
    def _add_delta(item, kind, event):
        delta = event.get("delta")
        if kind in ARGUMENT_DELTAS:
            item.arguments += delta or ""
            return True
        if kind in TEXT_DELTAS:
            name, numbered_by = TEXT_DELTAS[kind]
            number = event.get(numbered_by) or 0
            item.parts[name][number] = item.parts[name].get(number, "") + (delta or "")
            return True
        return False

    def calls(self):
        return [c for c in (item.call() for _, item in sorted(self.items.items())) if c is not None]

    def choices(self):
        return [item.exported(index) for index, item in sorted(self.items.items())]
