"""The calls that model outputs asked for, and the spans and answers that belong to them."""
from dataclasses import dataclass

import items
from jsontext import decoded, equal
from streams import CHAT, RESPONSES

MODEL_TYPES = ("CHAT_MODEL", "LLM")
MATCHED_KINDS = ("function", "custom", "custom_tool")
OWN_RESULT_KEYS = ("output", "outputs", "results", "result", "error")


@dataclass
class Call:
    id: object
    name: object
    kind: str
    arguments: object
    item: dict
    span: object


def chat_call(call, span):
    """A call in the shape of a chat message's `tool_calls`."""
    kind = call["type"] if isinstance(call.get("type"), str) else "function"
    body = call.get("custom" if kind == "custom" else "function") or {}
    text = body.get("input" if kind == "custom" else "arguments")
    return Call(items.call_id(call), body.get("name"), kind, decoded(text), call, span)


def item_call(item, span):
    """A call that is an output item of the Responses API."""
    return Call(items.call_id(item), items.call_name(item), items.call_kind(item), item_arguments(item), item, span)


def item_arguments(item):
    for key in ("arguments", "input", "action", "code", "queries"):
        if item.get(key) is not None:
            return decoded(item[key]) if key in ("arguments", "input") else item[key]
    return None


def calls_of(span, stream):
    """The calls of one span's output, in order."""
    if span.type not in MODEL_TYPES:
        return []
    if stream and stream.kind == CHAT:
        return [chat_call({"id": c["id"], "type": c["type"],
                           "custom" if c["type"] == "custom" else "function":
                           {"name": c["name"], "arguments": c["arguments"], "input": c["arguments"]}}, span)
                for _, c in stream.assembly.calls()]
    if stream and stream.kind == RESPONSES:
        return [item_call(item, span) for item in stream.assembly.calls()]
    return calls_in_outputs(span)


def calls_in_outputs(span):
    outputs = span.outputs
    if isinstance(outputs, dict) and isinstance(outputs.get("choices"), list):
        messages = [c.get("message") for c in outputs["choices"] if isinstance(c, dict)]
        return [call for m in messages if isinstance(m, dict) for call in message_calls(m, span)]
    if isinstance(outputs, dict) and isinstance(outputs.get("output"), list):
        return [item_call(i, span) for i in outputs["output"] if items.is_call(i)]
    if isinstance(outputs, list):
        return [call for e in outputs if isinstance(e, dict) for call in element_calls(e, span)]
    return []


def message_calls(message, span):
    calls = [chat_call(c, span) for c in message.get("tool_calls") or [] if isinstance(c, dict)]
    legacy = message.get("function_call")
    if isinstance(legacy, dict):
        calls.append(chat_call({"function": legacy}, span))
    return calls


def element_calls(element, span):
    if isinstance(element.get("tool_calls"), list):
        return [chat_call(c, span) for c in element["tool_calls"] if isinstance(c, dict)]
    return [item_call(element, span)] if items.is_call(element) else []


def distinct(calls):
    """The first of each group of calls with one id; a call without an id stands for itself."""
    seen, first = set(), []
    for call in calls:
        if call.id is None or call.id not in seen:
            first.append(call)
            seen.add(call.id)
    return first


def matches(calls, spans):
    """The span that ran each distinct call, by the identity of the call.

    First the calls whose arguments are a span's inputs, then the rest by name; each takes the
    earliest span that is still free.
    """
    tools = sorted((s for s in spans if s.type == "TOOL"), key=lambda s: (s.start, s.span_id))
    taken, matched = set(), {}
    for by_inputs in (True, False):
        for call in calls:
            if id(call) in matched or call.kind not in MATCHED_KINDS:
                continue
            for tool in tools:
                if (tool.span_id not in taken and tool.name == call.name and tool.start >= call.span.start
                        and (not by_inputs or equal(tool.inputs, call.arguments))):
                    matched[id(call)] = tool
                    taken.add(tool.span_id)
                    break
    return matched


def answers_in(inputs):
    """(call id, answer) of every recorded answer in a span's inputs."""
    lists = [inputs.get("messages"), inputs.get("input")] if isinstance(inputs, dict) else [inputs]
    for element in (e for found in lists if isinstance(found, list) for e in found if isinstance(e, dict)):
        kind = element.get("type")
        if element.get("role") == "tool" and element.get("tool_call_id") is not None:
            yield element["tool_call_id"], element.get("content")
        elif isinstance(kind, str) and kind.endswith("_call_output") and element.get("call_id") is not None:
            yield element["call_id"], element.get("output")


def tool_calls(spans, streams):
    """The exported calls of every span, by id; `spans` in the order of the export."""
    by_span = {s.span_id: calls_of(s, streams.get(s.span_id)) for s in spans}
    every = [call for s in spans for call in by_span[s.span_id]]
    first = distinct(every)
    matched = matches(first, spans)
    by_call_id = {c.id: matched.get(id(c)) for c in first if c.id is not None}
    answers = {}
    for span in spans:
        for call_id, answer in answers_in(span.inputs):
            answers.setdefault(call_id, answer)
    return {span_id: [exported(c, by_call_id.get(c.id) if c.id is not None else matched.get(id(c)), answers)
                      for c in calls] for span_id, calls in by_span.items()}


def exported(call, tool, answers):
    status = call.item.get("status")
    if not isinstance(status, str):
        status = tool.status if tool else None
    return {"id": call.id, "name": call.name, "kind": call.kind, "arguments": call.arguments,
            "result": result(call, tool, answers), "status": status, "span_id": tool.span_id if tool else None}


def result(call, tool, answers):
    if call.id is not None and call.id in answers:
        return answers[call.id]
    if tool is not None:
        return tool.outputs
    return next((call.item[k] for k in OWN_RESULT_KEYS if call.item.get(k) is not None), None)
