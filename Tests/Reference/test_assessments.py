"""Checks of the reference for assessments, on cases small enough to work out by hand: `python3 -m unittest`."""
import unittest

import assessments
from assessments import Assessments


class AssessmentTests(unittest.TestCase):
    def test_students_t_is_that_of_the_printed_tables(self):
        table = {1: 12.7062, 2: 4.3027, 5: 2.5706, 30: 2.0423, 120: 1.9799}
        self.assertEqual({n: round(assessments.student_t(n), 4) for n in table}, table)

    def test_a_value_is_a_truth_a_number_or_a_text(self):
        cases = {"true": ("pass", True), '"Failed"': ("pass", False), "1": ("number", 1.0), "1e200": ("other", "1e200"),
                 '"fine"': ("other", "fine"), "null": ("empty", None)}
        rows = {value: {"value": value, "error": None} for value in cases}
        self.assertEqual({value: assessments.said(row) for value, row in rows.items()}, cases)
        self.assertEqual(assessments.said({"value": "null", "error": '{"error_code": "X"}'}), ("error", None))

    def test_rows_are_by_name_and_source_and_sources_may_differ(self):
        yes, no = ("pass", True), ("pass", False)
        found = Assessments([("a", [("ok", "CODE", None, yes), ("ok", "HUMAN", "x", yes)]),
                             ("b", [("ok", "CODE", None, no), ("ok", "HUMAN", "x", yes)]), ("c", [("ok", "CODE", None, no)])])
        self.assertEqual([(r.name, r.source, r.passed, r.voted, r.failing) for r in found.rows],
                         [("ok", "code", 1, 3, ["b", "c"]), ("ok", "human", 2, 2, [])])
        self.assertEqual(found.disagreements(), [("ok", 2, ["b"])])

    def test_many_numbers_are_counted_by_tenths(self):
        self.assertEqual(assessments.number_counts([0.5, 1.0]), [(0.5, None, None, 1), (1.0, None, None, 1)])
        counts = assessments.number_counts([float(n) for n in range(0, 28, 2)])
        self.assertEqual([n for *_, n in counts], [2, 1, 1, 2, 1, 1, 2, 1, 1, 2])

    def test_scores_have_three_significant_digits(self):
        cases = {0: "0", 0.5636: "0.564", -2.5: "−2.50", 99.96: "100", 5e-05: "5e-05"}
        self.assertEqual({n: assessments.score(n) for n in cases}, cases)


if __name__ == "__main__":
    unittest.main()
