"""Output items of the Responses API that are calls."""


def is_call(item):
    return isinstance(item, dict) and isinstance(item.get("type"), str) and item["type"].endswith("_call")


def call_kind(item):
    return "function" if item["type"] == "function_call" else item["type"].removesuffix("_call")


def call_id(item):
    return item.get("call_id") if item.get("call_id") is not None else item.get("id")


def call_name(item):
    return item["name"] if isinstance(item.get("name"), str) else call_kind(item)


def argument_key(item):
    """Where a call of this type keeps the text that its argument deltas add up to."""
    return {"code_interpreter_call": "code", "custom_tool_call": "input"}.get(item["type"], "arguments")
