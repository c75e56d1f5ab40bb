"""Checks of what the benchmark computes and writes: `python3 -m unittest`. Nothing here measures the tool."""
import base64
import sys
import tempfile
import unittest
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import folder
import reading
import report
import scaled_files
import steps
from compiler import compiled
from figures import Spread, differences, ratio, spread
from measure import Failed, Usage, measured
from prepare import Subject
from store import Facts
from table import MB, PERCENT, SECONDS, TIMES, Target, judged, listed, table


def usages(*cpu, peak=20):
    return [Usage(seconds, seconds / 2, peak) for seconds in cpu]


def result(traces=1000, **more):
    """Figures that are easy to divide; 100 bytes of spans, a site of 250 and an attachment."""
    facts = Facts(traces, 2500, 100, 120, traces - 1, 2498)
    site = {"traces/": 0, "traces/a.html": 250, "attachments/": 0, "attachments/b.png": 900}
    found = dict.fromkeys(steps.OF_TOOL, usages(8, 8)) | {
        steps.FLOOR_READ: usages(1, 2), steps.FLOOR_PLAIN: usages(4, 4), steps.FLOOR: usages(1, 2)}
    return report.Result(Subject(facts, {}, site), found | more)


class FigureTests(unittest.TestCase):
    def test_median_least_and_greatest(self):
        self.assertEqual(spread([5, 1, 3]), Spread(3, 1, 5))
        self.assertEqual(spread([1, 2, 3, 9]), Spread(2.5, 1, 9))

    def test_a_ratio_is_taken_round_by_round(self):
        # Medians would give 4 / 2; the rounds give 1, 4 and 5.
        self.assertEqual(ratio([2, 4, 10], [2, 1, 2]), Spread(4, 1, 5))

    def test_rounds_without_a_counterpart_are_left_out(self):
        self.assertEqual(ratio([30, 60], [10, 10, 1, 1]), Spread(4.5, 3, 6))

    def test_differences_are_taken_round_by_round(self):
        self.assertEqual(differences([5, 7], [1, 2]), [4, 5])


class TextTests(unittest.TestCase):
    def test_a_figure_with_its_spread(self):
        self.assertEqual(TIMES.spread_text(Spread(2.346, 2.3, 2.5)), "2.35 × (2.30–2.50)")
        self.assertEqual(PERCENT.spread_text(Spread(0.384, 0.37, 0.402)), "38 % (37–40)")
        self.assertEqual(SECONDS.spread_text(Spread(1.5, 1, 2)), "1.50 (1.00–2.00)")

    def test_one_run_has_no_spread(self):
        self.assertEqual(MB.spread_text(Spread(74.4, 74.4, 74.4)), "74 MB")

    def test_met_and_missed(self):
        cases = [("≤", 2.5, 2.5, "met"), ("≤", 2.5, 2.504, "**missed**"), ("≥", 12, 12, "met"),
                 ("≥", 12, 11.9, "**missed**"), ("<", 150, 149, "met"), ("<", 150, 150, "**missed**")]
        for sign, bound, median, verdict in cases:
            with self.subTest(sign=sign, median=median):
                cell = judged(Spread(median, median, median), TIMES, Target(sign, bound))
                self.assertEqual(cell, "%.2f ×, %s" % (median, verdict))

    def test_the_median_is_judged_not_the_extremes(self):
        self.assertTrue(Target("≤", 4).is_met(Spread(4, 3, 9)))

    def test_a_figure_without_target_or_without_value(self):
        self.assertEqual(judged(Spread(2, 2, 2), TIMES, None), "2.00 ×")
        self.assertEqual(judged(None, TIMES, Target("≤", 1)), "–")

    def test_a_target_is_written_in_the_unit_of_its_figure(self):
        self.assertEqual(Target("≤", 0.4).text(PERCENT), "≤ 40 %")
        self.assertEqual(Target("≤", 2.5).text(TIMES), "≤ 2.5 ×")

    def test_a_table_and_a_list(self):
        self.assertEqual(table(["", "n"], [["a", "1"]]), "|  | n |\n| --- | ---: |\n| a | 1 |")
        self.assertEqual(listed({"a": 1, "b": 2}), "- a: 1\n- b: 2")


class ReportTests(unittest.TestCase):
    def row(self, name, *results):
        rows = [line for line in report.ratios(results).splitlines() if line.startswith("| %s |" % name)]
        self.assertEqual(len(rows), 1)
        return rows[0].split(" | ", 1)[1].removesuffix(" |")

    def test_builds_against_their_floors(self):
        self.assertEqual(self.row("CPU, `build --no-markdown` against its floor", result()),
                         "≤ 2.5 × | 2.00 ×, met")
        self.assertEqual(self.row("CPU, `build` against its floor", result()),
                         "≤ 4 × | 6.00 × (4.00–8.00), **missed**")

    def test_mlflow_with_and_without_its_imports(self):
        measured_too = result(**{steps.MLFLOW: usages(120), steps.IMPORT: usages(40)})
        self.assertEqual(self.row("CPU, MLflow's client reading against `build`", measured_too),
                         "≥ 12 × | 15.00 ×, met")
        self.assertEqual(self.row("the same, less Python's start and imports", measured_too), "– | 10.00 ×")

    def test_the_target_is_for_mlflows_client_as_it_is_called_by_default(self):
        both = result(**{steps.MLFLOW: usages(120), steps.MLFLOW_LARGEST: usages(64),
                         steps.IMPORT: usages(40)})
        name = "CPU, MLflow's client reading%s against `build`"
        self.assertEqual(self.row(name % "", both), "≥ 12 × | 15.00 ×, met")
        self.assertEqual(self.row(name % " in its largest pages", both), "– | 8.00 ×")
        self.assertIn("as anybody would call it", report.page([both], {}))

    def test_without_mlflow_there_is_no_figure_for_it(self):
        for name in ("reading", "reading in its largest pages"):
            row = self.row("CPU, MLflow's client %s against `build`" % name, result())
            self.assertTrue(row.endswith(" | –"))
        self.assertNotIn("MLflow's time", report.page([result()], {}))

    def test_attachments_are_no_part_of_a_sites_bytes(self):
        name = "bytes of the site, attachments apart, against bytes of the spans"
        self.assertEqual(self.row(name, result()), "≤ 3 × | 2.50 ×, met")

    def test_memory_of_the_larger_store_against_the_smaller(self):
        larger = result(2000, **{steps.BUILD: usages(8, peak=25)})
        self.assertEqual(self.row("peak memory, the highest of the tool's commands", result(), larger),
                         "< 150 MB | 20 MB, met | 25 MB, met")
        name = "peak memory of `build`, growth with the number of traces, a trace"
        # 5 MB more for 1000 traces more.
        self.assertEqual(self.row(name, result(), larger), "– | – | 5.0 kB")

    def test_what_a_command_costs(self):
        self.assertIn("| floor of `build` | 2 | 1.50 (1.00–2.00) | 0.75 (0.50–1.00) | 20 |",
                      report.costs(result()))


class ScaledFileTests(unittest.TestCase):
    ID = "0af7651916cd43dd8448eb211c80319c"

    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.root = Path(made.name)

    def test_each_form_of_an_id_becomes_the_same_new_one(self):
        # "CvdlGRbNQ92ESOshHIAxnA==" is the base64 of the id's bytes.
        text = b'{"traceId":"%s","own":"tr-%s"}' % (self.ID.encode(), self.ID.encode())
        content = text + b"CvdlGRbNQ92ESOshHIAxnA==" + bytes.fromhex(self.ID) + b"rest"
        new = scaled_files.new_id(self.ID, 7)
        self.assertNotEqual(new, self.ID)
        raw = bytes.fromhex(new)
        self.assertEqual(scaled_files.Template(content, text).copy(7),
                         text.replace(self.ID.encode(), new.encode()) + base64.b64encode(raw) + raw + b"rest")

    def test_a_file_has_at_least_as_many_traces_and_whole_copies(self):
        sample = self.root / "sample.json"
        sample.write_bytes(b"".join(b'{"trace_id": "tr-%032x"}\n' % number for number in range(3)))
        path = self.root / "scaled.json"
        made = scaled_files.scaled_file(scaled_files.Sample("s", sample, sample), path, 7)
        self.assertEqual((made.traces, made.megabytes), (9, 9 * 52 / 1e6))
        found = scaled_files.TRACE_ID.findall(path.read_bytes())
        self.assertEqual((len(found), len(set(found))), (9, 9))

    def test_the_samples_are_there_and_all_their_traces_are_found(self):
        for sample in scaled_files.SAMPLES:
            template = scaled_files.Template(sample.path.read_bytes(), sample.text.read_bytes())
            self.assertEqual(len(template.traces), 26)
            self.assertGreaterEqual(len(template.pieces), 2 * 26 + 1)
            self.assertEqual(len(template.copy(1)), sample.path.stat().st_size)


class ReadingTests(unittest.TestCase):
    def found(self, *wall, peak=20):
        file = scaled_files.ScaledFile("OTLP, JSON", Path("f"), 5018, 60)
        return reading.Reading(file, [Usage(1.5, seconds, peak) for seconds in wall])

    def test_megabytes_a_second_by_wall_time(self):
        self.assertEqual(self.found(1, 2, 3).rate, Spread(30, 20, 60))

    def test_a_row_of_a_file(self):
        self.assertEqual(reading.cells(self.found(1, 2, 3)),
                         ["OTLP, JSON", "5,018", "60", "30 (20–60)", "1.50", "20 MB, met"])
        self.assertEqual(reading.cells(self.found(1, peak=300))[-1], "300 MB, **missed**")

    def test_the_page_has_files_with_and_without_stores(self):
        alone = report.page([], {}, [self.found(1)])
        self.assertIn("| OTLP, JSON | 5,018 | 60 | 60 | 1.50 | 20 MB, met |", alone)
        self.assertNotIn("## Ratios", alone)
        self.assertIn(reading.HEADING, report.page([result()], {}, [self.found(1)]))
        self.assertNotIn(reading.HEADING, report.page([result()], {}))


class FolderTests(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.root = Path(made.name)
        (self.root / "site/traces").mkdir(parents=True)
        (self.root / "site/index.html").write_bytes(b"12345")
        (self.root / "site/traces/a b.html").write_bytes(b"123")

    def test_a_listing_as_the_floor_reads_it(self):
        found = folder.listing(self.root / "site")
        folder.write_list(found, self.root / "sizes")
        self.assertEqual((self.root / "sizes").read_text(), "0\ttraces/\n5\tindex.html\n3\ttraces/a b.html\n")
        self.assertEqual((folder.trace_pages(found), folder.site_bytes(found)), (1, 8))

    def test_differences_of_listings(self):
        found = folder.listing(self.root / "site")
        self.assertIsNone(folder.difference(found, dict(found)))
        self.assertIn("index.html", folder.difference(found, found | {"index.html": 6}))
        self.assertIn("more.html", folder.difference(found, found | {"more.html": 1}))
        self.assertIn("index.html", folder.difference(found, {k: v for k, v in found.items() if v != 5}))


class RunningTests(unittest.TestCase):
    def run_python(self, code):
        with tempfile.TemporaryDirectory() as place:
            output = Path(place, "output.txt")
            usage = measured(compiled("cost", place), [sys.executable, "-c", code], place, output)
            return usage, output.read_text()

    def test_a_command_is_measured_with_its_children(self):
        spin = "import time\nwhile time.process_time() < 0.2: pass\nprint('done')"
        nested = "import subprocess, sys; subprocess.run([sys.executable, '-c', %r])" % spin
        usage, output = self.run_python(nested)
        self.assertGreaterEqual(usage.cpu, 0.2)
        self.assertEqual(output, "done\n")

    def test_memory_of_who_measures_is_no_part_of_the_figure(self):
        small, _ = self.run_python("")
        ballast = bytearray(100_000_000)
        self.assertAlmostEqual(self.run_python("")[0].peak_mb, small.peak_mb, delta=10)
        self.assertGreater(self.run_python("bytearray(%d)" % len(ballast))[0].peak_mb, 100)

    def test_a_failing_command_is_no_measurement(self):
        with self.assertRaisesRegex(Failed, "ended with 3: sorry"):
            self.run_python("import sys; print('sorry', file=sys.stderr); sys.exit(3)")

    def test_rounds_alternate_and_the_first_warms_up(self):
        ran = []
        workshop = SimpleNamespace(run=lambda step: ran.append(step.name) or len(ran))
        names = ["a", steps.MLFLOW, steps.MLFLOW_LARGEST]
        plan = [steps.Step(name, ()) for name in names]
        with redirect_stderr(StringIO()):
            found = steps.in_rounds(workshop, plan, runs=2, mlflow_runs=1)
        self.assertEqual(ran, names * 2 + ["a"])
        self.assertEqual(found, {"a": [4, 7], steps.MLFLOW: [5], steps.MLFLOW_LARGEST: [6]})

    def test_mlflows_client_is_called_with_and_without_large_pages(self):
        facts = SimpleNamespace(exported_traces=3, exported_spans=7)
        workshop, subject = SimpleNamespace(copy="copy.db"), SimpleNamespace(facts=facts)
        plan = {step.name: step for step in steps.mlflow_steps("python", workshop, subject)}
        self.assertEqual(list(plan), list(steps.OF_MLFLOW))
        self.assertEqual(plan[steps.MLFLOW].command, ("python", steps.PEER, "copy.db"))
        self.assertEqual(plan[steps.MLFLOW_LARGEST].command,
                         ("python", steps.PEER, "copy.db", "--largest-pages"))
        self.assertEqual({plan[name].prints for name in (steps.MLFLOW, steps.MLFLOW_LARGEST)},
                         {"3 traces, 7 spans"})
