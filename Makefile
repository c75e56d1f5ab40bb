# make demo   build, then make a report of the bundled sample store
# make test   everything that is checked before a change lands
# make lint   the formatting rules alone
# make format mend the formatting

SAMPLE := Tests/Fixtures/mlflow-3.17.2-sqlite/mlflow.db
BINARY := .build/release/tracefolio
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
HEADERS := /usr/include/sqlite3.h /usr/include/cmark.h

.PHONY: demo build test lint format

demo: build
	$(BINARY) build $(SAMPLE) --output demo-report
	@echo
	@echo "The report of the sample store is ready. Open this file in a browser:"
	@echo "  $(CURDIR)/demo-report/index.html"

build: $(HEADERS)
	swift build --configuration release --product tracefolio

test: $(HEADERS) lint
	swift build --build-tests
	swift test --skip-build
	cd Tests/Reference && python3 -m unittest --quiet

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

$(HEADERS) &:
	$(SUDO) apt-get update
	$(SUDO) apt-get install --yes libsqlite3-dev libcmark-dev python3
