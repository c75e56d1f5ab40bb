"""Checks of the reference itself, on cases small enough to work out by hand: `python3 -m unittest`."""
import base64
import json
import unittest
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import gaps
import ledger
from attachments import attachments
from expected import linked_prompts
from jsontext import decoded, difference, equal, loads
from store import Span, span_of
from streams import stream_of
from tools import tool_calls
from tree import Tree, covered

MS = 1_000_000


def span(span_id, parent=None, start=0, end=100, **more):
    attributes = more.pop("attributes", {})
    more.setdefault("name", span_id)
    more.setdefault("type", "CHAIN")
    more.setdefault("status", "OK")
    return Span(span_id=span_id, parent_id=parent, start=start, end=end, attributes=attributes, **more)


def asking(span_id, calls, start=0, **attributes):
    """A model span whose answer asks for calls of (id, name, arguments)."""
    listed = [{"id": i, "type": "function", "function": {"name": n, "arguments": a}} for i, n, a in calls]
    outputs = {"choices": [{"message": {"tool_calls": listed}}]}
    return span(span_id, start=start, type="CHAT_MODEL", attributes={"mlflow.spanOutputs": outputs, **attributes})


def tool(span_id, name, start, inputs=None, outputs=None):
    return span(span_id, start=start, name=name, type="TOOL",
                attributes={"mlflow.spanInputs": inputs, "mlflow.spanOutputs": outputs})


def streaming(start, *chunks):
    """A span with chunk events of (time, value)."""
    return span("s", start=start, end=None, events=[
        {"name": "mlflow.chunk.item.%d" % i, "time_unix_nano": t, "attributes": {"mlflow.chunk.value": json.dumps(v)}}
        for i, (t, v) in enumerate(chunks)])


def chat(index=0, **delta):
    return {"object": "chat.completion.chunk", "choices": [{"index": index, "delta": delta}]}


class OrderTests(unittest.TestCase):
    def order(self, *spans):
        return [s.span_id for s in Tree(list(spans)).spans]

    def test_depth_first_siblings_by_start_then_id(self):
        spans = [span("d", "a", 5), span("c", "a", 5), span("b", "a", 9), span("a"), span("e", "d", 7)]
        self.assertEqual(self.order(*spans), ["a", "c", "d", "e", "b"])

    def test_orphans_stand_beside_roots(self):
        self.assertEqual(self.order(span("root", start=5), span("orphan", "gone", 1)), ["orphan", "root"])

    def test_cycle_is_entered_at_its_earliest_member_after_the_roots(self):
        spans = [span("x", "y", 4), span("y", "z", 3), span("z", "x", 9), span("tail", "z", 1), span("root", start=50)]
        self.assertEqual(self.order(*spans), ["root", "y", "x", "z", "tail"])


class SelfTimeTests(unittest.TestCase):
    def test_union_of_intervals(self):
        self.assertEqual(covered([(0, 10), (5, 15), (20, 30), (40, 35)]), 25)

    def test_children_overlap_and_overflow(self):
        # 0…100 less 10…40 (two overlapping children) and 90…100 (one that overflows).
        tree = Tree([span("p"), span("a", "p", 10, 30), span("b", "p", 20, 40), span("c", "p", 90, 150)])
        self.assertEqual(tree.self_time(tree.by_id["p"]), 60)

    def test_open_child_runs_to_its_parents_end_and_has_none_itself(self):
        tree = Tree([span("p"), span("open", "p", 70, None)])
        self.assertEqual(tree.self_time(tree.by_id["p"]), 70)
        self.assertIsNone(tree.self_time(tree.by_id["open"]))


class CriticalPathTests(unittest.TestCase):
    def shares(self, *spans):
        return Tree(list(spans)).critical_path()

    def test_the_last_to_end_takes_over_and_straddlers_are_skipped(self):
        # Back from 100: b (60…90), then a (10…50); c (40…70) straddles 60 and is left out.
        shares = self.shares(span("r"), span("a", "r", 10, 50), span("b", "r", 60, 90), span("c", "r", 40, 70))
        self.assertEqual(shares, {"r": 30, "a": 40, "b": 30})

    def test_nested_spans_add_up_to_the_root(self):
        shares = self.shares(span("r"), span("a", "r", 20, 80), span("b", "a", 10, 60))
        self.assertEqual(shares, {"r": 40, "a": 20, "b": 40})

    def test_of_two_that_end_together_the_later_start_goes_first(self):
        shares = self.shares(span("r"), span("a", "r", 10, 90), span("b", "r", 50, 90), span("c", "r", 20, 50))
        self.assertEqual(shares, {"r": 30, "b": 40, "c": 30})

    def test_no_root_no_path(self):
        self.assertEqual(self.shares(span("orphan", "gone")), {})


class GapTests(unittest.TestCase):
    def test_type_7_percentiles(self):
        # h = 3 × 0.5 = 1.5 between 20 and 30; h = 3 × 0.95 = 2.85 between 30 and 101.
        self.assertEqual(gaps.percentile([101, 10, 30, 20], Fraction(1, 2)), 25)
        self.assertEqual(gaps.percentile([101, 10, 30, 20], Fraction(95, 100)), Fraction(9035, 100))
        self.assertEqual(gaps.percentile([7], Fraction(95, 100)), 7)

    def test_halves_round_upward(self):
        self.assertEqual([gaps.rounded(Fraction(n, 2)) for n in (3, 5, -3)], [2, 3, -1])

    def test_inter_chunk_needs_two_chunks(self):
        self.assertIsNone(gaps.inter_chunk([5]))
        self.assertEqual(gaps.inter_chunk([0, 10, 31]), {"p50": 16, "p95": 20, "max": 21})

    def test_stall_exceeds_ten_medians_and_a_quarter_of_a_second(self):
        times = [0, 10 * MS, 20 * MS, 271 * MS, 281 * MS, 531 * MS]
        # Gaps 10, 10, 251, 10, 250 ms; the median is 10 ms; 250 ms is not more than 250 ms.
        self.assertEqual(gaps.stalls(times, -5 * MS), [{"at_ns": 25 * MS, "gap_ns": 251 * MS}])
        # One gap is its own median.
        self.assertEqual(gaps.stalls([0, 900 * MS], 0), [])

    def test_rate_needs_time_and_usage(self):
        self.assertEqual(gaps.tokens_per_second(30, [0, 500 * MS, 1500 * MS]), 20)
        self.assertIsNone(gaps.tokens_per_second(30, [7]))
        self.assertIsNone(gaps.tokens_per_second(None, [0, 1]))


class LedgerTests(unittest.TestCase):
    def test_the_outermost_report_counts_and_its_subtree_does_not(self):
        tree = Tree([span("r"), span("a", "r", 1), span("b", "a", 2), span("c", "b", 3), span("d", "r", 4)])
        reports = {"a": {"input_tokens": 10, "output_tokens": 1}, "c": {"input_tokens": 99}, "d": {"input_tokens": 5}}
        self.assertEqual(ledger.outermost_sum(tree, reports, ledger.TOKEN_KEYS), {"input_tokens": 15, "output_tokens": 1})
        self.assertIsNone(ledger.outermost_sum(tree, {}, ledger.TOKEN_KEYS))

    def test_reasoning_comes_from_the_outputs(self):
        outputs = {"usage": {"prompt_tokens": 1, "completion_tokens_details": {"reasoning_tokens": 7}}}
        stated = span("a", attributes={"mlflow.chat.tokenUsage": {"input_tokens": 3, "extra": 1}, "mlflow.spanOutputs": outputs})
        silent = span("b", attributes={"mlflow.spanOutputs": outputs})
        self.assertEqual(ledger.span_usages([stated, silent], {}),
                         {"a": {"input_tokens": 3, "reasoning_tokens": 7}, "b": None})
        self.assertEqual(ledger.span_usages([silent], {}), {"b": {"input_tokens": 1, "reasoning_tokens": 7}})


class StreamTests(unittest.TestCase):
    def test_chat_choices_and_calls(self):
        call = {"index": 1, "id": "c1", "type": "function", "function": {"name": "f", "arguments": ""}}
        more = {"index": 1, "function": {"arguments": "{}"}}
        found = stream_of(streaming(
            1000, (1100, chat(role="assistant", content="")), (1200, chat(1, content="x")), (1250, chat(tool_calls=[call])),
            (1300, chat(tool_calls=[more], reasoning="why")), (1310, {"object": ""}),
            (1400, {"object": "chat.completion.chunk", "choices": [], "usage": {"completion_tokens": 4}}))).exported()
        self.assertEqual(found["choices"], [
            {"index": 0, "text": None, "reasoning": "why", "refusal": None, "finish_reason": None,
             "tool_calls": [{"index": 1, "id": "c1", "name": "f", "arguments": "{}"}]},
            {"index": 1, "text": "x", "reasoning": None, "refusal": None, "tool_calls": [], "finish_reason": None}])
        self.assertEqual((found["chunks"], found["time_to_first_chunk_ns"], found["time_to_first_token_ns"]), (6, 100, 200))
        self.assertEqual(found["usage"], {"output_tokens": 4})
        self.assertEqual(found["inter_chunk_ns"], {"p50": 50, "p95": 50, "max": 50})

    def test_responses_items(self):
        added = {"type": "function_call", "call_id": "c", "id": "fc", "name": "f", "arguments": "", "status": "in_progress"}
        found = stream_of(streaming(
            0, (1, {"type": "response.output_item.added", "output_index": 1, "item": added}),
            (2, {"type": "response.function_call_arguments.delta", "output_index": 1, "delta": "{\"a\""}),
            (3, {"type": "response.function_call_arguments.delta", "output_index": 1, "delta": ": 1}"}),
            (4, {"type": "response.reasoning_summary_text.delta", "output_index": 0, "summary_index": 1, "delta": "two"}),
            (5, {"type": "response.reasoning_summary_text.delta", "output_index": 0, "summary_index": 0, "delta": "one"}),
            (6, {"type": "error"})))
        exported = found.exported()
        self.assertEqual([c["reasoning"] for c in exported["choices"]], ["one\n\ntwo", None])
        self.assertEqual(exported["choices"][1]["tool_calls"], [{"index": 0, "id": "c", "name": "f", "arguments": "{\"a\": 1}"}])
        self.assertEqual((exported["time_to_first_token_ns"], exported["final_event"]), (2, "error"))
        self.assertEqual(found.assembly.calls()[0]["arguments"], "{\"a\": 1}")

    def test_raw_texts(self):
        found = stream_of(streaming(0, (1, "a"), (2, "b"))).exported()
        self.assertEqual((found["kind"], found["choices"][0]["text"]), ("raw", "ab"))


class ToolTests(unittest.TestCase):
    def ran(self, *spans):
        found = tool_calls(list(spans), {})
        return [(c["id"], c["span_id"], c["result"]) for s in spans for c in found[s.span_id]]

    def test_arguments_decide_before_order_does(self):
        spans = [asking("m", [("1", "f", "{\"x\": 1}"), ("2", "f", "{\"x\": 2}")]),
                 tool("t1", "f", 10, {"x": 2}, "two"), tool("t2", "f", 20, {"x": 1.0}, "one")]
        self.assertEqual(self.ran(*spans), [("1", "t2", "one"), ("2", "t1", "two")])

    def test_the_rest_take_the_earliest_that_is_free(self):
        spans = [asking("m", [("1", "f", "{}"), ("2", "f", "{}"), ("3", "g", "{}")], start=5),
                 tool("early", "f", 4), tool("t1", "f", 10, "?"), tool("t2", "f", 20, {})]
        self.assertEqual([r[1] for r in self.ran(*spans)], ["t2", "t1", None])

    def test_one_id_is_one_call(self):
        spans = [asking("outer", [("1", "f", "{}")]), asking("inner", [("1", "f", "{}")]),
                 tool("t1", "f", 10, {}), tool("t2", "f", 20, {})]
        self.assertEqual([r[1] for r in self.ran(*spans)], ["t1", "t1"])

    def test_the_recorded_answer_comes_before_the_spans(self):
        later = span("n", attributes={"mlflow.spanInputs": {"messages": [{"role": "tool", "tool_call_id": "1", "content": "7"}]}})
        spans = [asking("m", [("1", "f", "{}")]), tool("t", "f", 10, {}, "span's"), later]
        self.assertEqual(self.ran(*spans), [("1", "t", "7")])

    def test_built_in_items_keep_their_own_result(self):
        item = {"type": "mcp_call", "id": "i", "name": "next", "arguments": "[1]", "output": None, "error": "no", "status": "failed"}
        model = span("m", type="LLM", attributes={"mlflow.spanOutputs": {"output": [{"type": "message"}, item]}})
        self.assertEqual(tool_calls([model], {})["m"], [
            {"id": "i", "name": "next", "kind": "mcp", "arguments": [1], "result": "no", "status": "failed", "span_id": None}])

    def test_only_model_spans_ask(self):
        spans = [asking("m", [("1", "f", "{}")])]
        spans[0].type = "AGENT"
        self.assertEqual(self.ran(*spans), [])


class ValueTests(unittest.TestCase):
    def test_a_recorded_span(self):
        content = {"span_id": base64.b64encode(bytes(range(8))).decode(), "parent_span_id": "", "name": "n",
                   "start_time_unix_nano": 1, "end_time_unix_nano": None, "status": {"code": "STATUS_CODE_ERROR"},
                   "attributes": {"a": "\"text\"", "b": "not JSON", "c": "[1.50, NaN]"}}
        row = {"content": json.dumps(content), "span_id": "row", "type": "T", "status": "OK",
               "start_time_unix_nano": 9, "end_time_unix_nano": None, "model_name": "m"}
        found = span_of(row)
        self.assertEqual((found.span_id, found.parent_id, found.status, found.start), ("0001020304050607", None, "ERROR", 1))
        self.assertEqual((found.attributes["a"], found.attributes["b"], found.model_column), ("text", "not JSON", "m"))
        self.assertIsNone(difference(loads("[1.50, NaN]"), found.attributes["c"]))

    def test_differences_are_seen(self):
        same = [("1", "1"), ("NaN", "NaN"), ("[1.50]", "[1.50]"), ('"\\ud83d"', '"\\ud83d"')]
        other = [("1", "1.0"), ("1.5", "1.50"), ("true", "1"), ("null", "{}"), ("[1]", "[1,2]"), ('{"a":1,"b":2}', '{"b":2,"a":1}')]
        for a, b in same:
            self.assertIsNone(difference(loads(a), loads(b)), a)
        for a, b in other:
            self.assertIsNotNone(difference(loads(a), loads(b)), a)
        self.assertTrue(equal(loads('{"a":1,"b":2}'), loads('{"b":2.0,"a":1}')))
        self.assertEqual(decoded("nope"), "nope")

    def test_mentions_of_attachments(self):
        text = "see mlflow-attachment://id-1?content_type=image%2Fpng&trace_id=t&size=12, and mlflow-attachment://id-1"
        one = span("s", attributes={"mlflow.spanInputs": [text]})
        self.assertEqual(attachments(SimpleNamespace(experiment="1", trace_id="t"), [one], Path("no such folder")),
                         [{"id": "id-1", "content_type": "image/png", "size": 12, "path": None}])

    def test_prompts_are_split_at_the_last_slash(self):
        trace = SimpleNamespace(prompts=["b/2", "a/x/10", "b/10"], tags={})
        self.assertEqual([(p["name"], p["version"]) for p in linked_prompts(trace)], [("a/x", "10"), ("b", "10"), ("b", "2")])


if __name__ == "__main__":
    unittest.main()
