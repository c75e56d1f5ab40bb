"""Checks of the reference of prices: against the vectors of genai-prices, and by hand."""
import json
import unittest
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

from prices import CostSum, PriceTable, TraceCosts
from tree import Tree

CASES = Path(__file__).parents[1] / "Fixtures" / "price_cases.jsonl"
KEYS = {"input_tokens": "input_tokens", "output_tokens": "output_tokens", "cache_read_tokens": "cache_read_input_tokens",
        "cache_write_tokens": "cache_creation_input_tokens", "cache_write_1h_tokens": "cache_creation_input_tokens_above_1hr"}


class TableTests(unittest.TestCase):
    def test_costs_are_those_of_the_package_that_the_prices_are_of(self):
        table, known = PriceTable(), 0
        for case in map(json.loads, CASES.read_text().splitlines()):
            got = table.cost(case["model"], {KEYS[k]: n for k, n in case["usage"].items()})
            want = None if case["total"] is None else Fraction(case["total"])
            self.assertEqual(want, got and got["total_cost"], case)
            known += want is not None
        self.assertGreater(known, 800)

    def test_a_model_that_nobody_knows_has_no_price(self):
        table = PriceTable()
        self.assertIsNone(table.cost("my-model", {"input_tokens": 1}))
        self.assertIsNone(table.cost(None, {"input_tokens": 1}))
        self.assertIsNone(table.cost("gpt-4o", {"total_tokens": 5}))
        self.assertIsNone(table.cost("gpt-4o", {"input_tokens": -1}))


class FixedPrice:
    """Every token costs a dollar, of the model `m` alone."""

    def cost(self, model, usage):
        return {"total_cost": usage["input_tokens"]} if model == "m" else None


def span(name, parent=None, model=None, dollars=None):
    attributes = {} if dollars is None else {"mlflow.llm.cost": {"total_cost": dollars}}
    return SimpleNamespace(span_id=name, parent_id=parent, start=0, end=1, model=model, attributes=attributes)


class TraceTests(unittest.TestCase):
    def costs(self, spans, usages, tops):
        known = {s.span_id: {"input_tokens": usages[s.span_id]} if s.span_id in usages else None for s in spans}
        by_id = {s.span_id: s for s in spans}
        tree = Tree(spans)
        return TraceCosts(tree, known, {top: [by_id[i] for i in ids] for top, ids in tops.items()}, lambda s: s.model, FixedPrice())

    def test_a_statement_counts_before_a_price_and_an_unknown_model_is_unpriced(self):
        spans = [span("r"), span("a", "r", "m", 0.5), span("b", "r", "m"), span("c", "r", "new")]
        costs = self.costs(spans, {"a": 7, "b": 3, "c": 9}, {i: [i] for i in "abc"})
        self.assertEqual([costs.call(i) for i in "rabc"], [None, ("stated", 0.5), ("table", 3), ("unpriced", None)])
        whole = costs.calls()
        self.assertEqual((whole.stated, whole.table, whole.total, whole.unpriced), (0.5, 3, 3.5, 1))

    def test_what_is_rolled_up_costs_once_and_is_put_down_to_its_parts(self):
        spans = [span("r", None, None, 0.75), span("a", "r", "m", 0.5), span("b", "r", "m", 0.25)]
        costs = self.costs(spans, {}, {})
        self.assertEqual([costs.call(i) for i in "rab"], [None, ("stated", 0.5), ("stated", 0.25)])
        self.assertEqual(costs.calls().total, 0.75)

    def test_parts_that_do_not_add_up_leave_it_to_the_whole(self):
        spans = [span("r", None, None, 0.75), span("a", "r", "m", 0.5), span("b", "r", "m")]
        costs = self.costs(spans, {"a": 1, "b": 2}, {"a": ["a"], "b": ["b"]})
        self.assertEqual([costs.call(i) for i in "rab"], [("stated", 0.75), None, None])

    def test_nothing_is_unknown_and_not_free(self):
        self.assertIsNone(CostSum([]).total)
        self.assertEqual(CostSum([("unpriced", None)]).unpriced, 1)


if __name__ == "__main__":
    unittest.main()
