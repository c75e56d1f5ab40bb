"""Streams put together again from their chunk events."""
import gaps
from ledger import usage_numbers
from jsontext import compact, decoded, is_integer
from responses import ResponsesStream

CHAT, LEGACY, RESPONSES, RAW = "chat.completion.chunk", "text_completion", "responses", "raw"
KINDS = (CHAT, LEGACY, RESPONSES, RAW)


def chunks_of(span):
    """(time, value) of every chunk event, in stored order; a chunk without a value is an empty object."""
    return [(e.get("time_unix_nano"), decoded((e.get("attributes") or {}).get("mlflow.chunk.value", {})))
            for e in span.events if str(e.get("name")).startswith("mlflow.chunk.item.")]


def kind_of(chunk):
    if not isinstance(chunk, dict):
        return RAW
    if chunk.get("object") in (CHAT, LEGACY):
        return chunk["object"]
    kind = chunk.get("type")
    return RESPONSES if isinstance(kind, str) and (kind.startswith("response.") or kind == "error") else None


def stream_of(span):
    chunks = chunks_of(span)
    return Stream(span, chunks) if chunks else None


class Stream:
    """One span's chunks: `exported` is the object of the export, `assembly` what it was made from."""

    def __init__(self, span, chunks):
        present = {kind_of(value) for _, value in chunks}
        self.kind = next((k for k in KINDS if k in present), "other")
        self.start = span.start
        self.chunks = chunks
        self.assembly = {CHAT: ChatStream, LEGACY: ChatStream, RESPONSES: ResponsesStream}.get(self.kind, RawStream)()
        self.content_times = []
        for time, value in chunks:
            if kind_of(value) == self.kind and self.assembly.add(value):
                self.content_times.append(time)
        self.usage = usage_numbers(self.assembly.usage)

    def exported(self):
        times = self.content_times
        return {
            "kind": self.kind,
            "chunks": len(self.chunks),
            "choices": self.assembly.choices(),
            "usage": self.usage,
            "time_to_first_chunk_ns": self.chunks[0][0] - self.start,
            "time_to_first_token_ns": times[0] - self.start if times else None,
            "inter_chunk_ns": gaps.inter_chunk(times),
            "tokens_per_second": gaps.tokens_per_second((self.usage or {}).get("output_tokens"), times),
            "stalls": gaps.stalls(times, self.start),
            "final_event": self.assembly.final_event,
        }


def choice(index, text="", reasoning="", refusal="", tool_calls=(), finish_reason=None):
    return {"index": index, "text": text or None, "reasoning": reasoning or None, "refusal": refusal or None,
            "tool_calls": list(tool_calls), "finish_reason": finish_reason}


class RawStream:
    """Chunks that are no objects: one choice, their texts joined. Of an unknown kind: no choice."""
    usage = final_event = None

    def __init__(self):
        self.texts = []

    def add(self, value):
        if isinstance(value, dict):
            return False
        self.texts.append(value if isinstance(value, str) else compact(value))
        return True

    def choices(self):
        return [choice(0, text="".join(self.texts))] if self.texts else []


class ChatStream:
    """Chat Completions chunks, and those of the legacy completions, choice by choice."""
    final_event = None

    def __init__(self):
        self.usage = None
        self.by_index = {}

    def add(self, chunk):
        if isinstance(chunk.get("usage"), dict):
            self.usage = chunk["usage"]
        return any([self._add_choice(c) for c in chunk.get("choices") or [] if isinstance(c, dict)])

    def _add_choice(self, part):
        index = part["index"] if is_integer(part.get("index")) else 0
        state = self.by_index.setdefault(index, {"text": "", "reasoning": "", "refusal": "", "calls": {}, "finish": None})
        delta = part.get("delta") or {}
        texts = {"text": part.get("text") or delta.get("content"),
                 "reasoning": delta.get("reasoning_content") or delta.get("reasoning"),
                 "refusal": delta.get("refusal")}
        content = False
        for name, text in texts.items():
            if text and isinstance(text, str):
                state[name] += text
                content = True
        state["finish"] = part.get("finish_reason") or state["finish"]
        return any([self._add_call(state["calls"], c) for c in delta.get("tool_calls") or []]) or content

    @staticmethod
    def _add_call(calls, part):
        index = part["index"] if is_integer(part.get("index")) else 0
        call = calls.setdefault(index, {"id": None, "type": None, "name": None, "arguments": ""})
        function, custom = part.get("function") or {}, part.get("custom") or {}
        name = function.get("name") or custom.get("name")
        arguments = function.get("arguments") or custom.get("input") or ""
        call["id"] = call["id"] or part.get("id")
        call["type"] = call["type"] or part.get("type")
        call["name"] = call["name"] or name
        call["arguments"] += arguments
        return bool(name or arguments)

    def calls(self):
        """(index, call) of all choices: by choice, then by call."""
        return [c for _, state in sorted(self.by_index.items()) for c in sorted(state["calls"].items())]

    def choices(self):
        return [choice(index, s["text"], s["reasoning"], s["refusal"],
                       [{"index": i, "id": c["id"], "name": c["name"], "arguments": c["arguments"]}
                        for i, c in sorted(s["calls"].items())], s["finish"])
                for index, s in sorted(self.by_index.items())]
