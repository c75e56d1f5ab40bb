"""Checks of the overview's reference, on cases small enough to work out by hand: `python3 -m unittest`."""
import unittest
from fractions import Fraction

import display
from overview import percentile_with_n, wilson


class DisplayTests(unittest.TestCase):
    def test_durations_have_three_significant_digits(self):
        cases = {0: "0 ns", 999: "999 ns", 1000: "1.00 µs", 93_000: "93.0 µs", 999_499: "999 µs", 999_500: "1.00 ms",
                 9_994_999: "9.99 ms", 9_995_000: "10.0 ms", 198_400_000: "198 ms", 1_512_000_000: "1.51 s",
                 59_949_000_000: "59.9 s", 59_950_000_000: "1 m 00 s", 124_000_000_000: "2 m 04 s",
                 7_300_000_000_000: "2 h 02 m", -5_000_000: "−5.00 ms", None: "–"}
        self.assertEqual({ns: display.duration(ns) for ns in cases}, cases)

    def test_costs_round_half_up_on_the_decimal_value_and_stop_at_seven_places(self):
        cases = {0: "$0", 0.00287: "$0.00287", 7.305e-05: "$0.0000731", 9e-06: "$0.0000090", 1e-07: "$0.0000001",
                 9.9e-08: "< $0.0000001", 0.9995: "$1.00", 1.005: "$1.01", None: "–"}
        self.assertEqual({c: display.cost(c) for c in cases}, cases)

    def test_percents_have_one_place_and_zero_is_zero(self):
        cases = {Fraction(0): "0", Fraction(1, 10000): "< 0.1", Fraction(14, 118): "11.9", Fraction(1): "100"}
        self.assertEqual({p: display.percent(p) for p in cases}, cases)

    def test_counts_stand_in_groups_of_three(self):
        self.assertEqual([display.whole(n) for n in (0, 999, 20_214, None)], ["0", "999", "20 214", "–"])
        self.assertEqual([display.fact_tokens(n) for n in (99_999, 100_000, 999_499, 999_500, 1_240_000)],
                         ["99 999", "100 k", "999 k", "1.00 M", "1.24 M"])

    def test_a_bin_ends_an_eighth_of_a_decade_further(self):
        self.assertEqual([display.duration(display.bin_edge(k)) for k in (47, 48, 49)], ["1.00 ms", "1.33 ms", "1.78 ms"])


class StatisticsTests(unittest.TestCase):
    def test_wilson_bounds_are_those_of_newcombe_1998(self):
        for (hits, n), bounds in {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (1, 29): (0.0061, 0.1718)}.items():
            self.assertEqual(tuple(round(b, 4) for b in wilson(hits, n)), bounds)

    def test_wilson_ends_exactly_at_none_and_all(self):
        self.assertEqual((wilson(0, 3)[0], wilson(3, 3)[1]), (0, 1))

    def test_high_percentiles_need_enough_values(self):
        self.assertEqual(percentile_with_n([1, 2], 50), (Fraction(3, 2), None))
        self.assertEqual(percentile_with_n(range(19), 95), (None, 20))
        self.assertEqual(percentile_with_n(range(20), 95)[1], None)
        self.assertEqual(percentile_with_n(range(99), 99), (None, 100))


if __name__ == "__main__":
    unittest.main()
