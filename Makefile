# Everything a contributor needs, one word each.
PYTHON ?= python

.PHONY: check test demo lint format types layers audit stubs messages bench soak

check: lint types layers stubs test audit  ## all that CI runs

lint:
	ruff format --check .
	ruff check .

format:
	ruff format .
	ruff check --fix .

types:
	mypy

layers:
	lint-imports

test:
	$(PYTHON) -m pytest

stubs:  ## the handed-out stubs must be derived from the solutions at hand
	nngrade stubs --check

messages:  ## bring the catalogues of all languages up to date, and compile them
	$(PYTHON) -m grader.locale

audit:  ## the course proves itself
	nngrade audit

demo:
	nngrade demo

soak:  ## unseen programs, right and wrong: 2,400 drawn, half of them correct (25 minutes on two cores)
	$(PYTHON) -m tests.soak.run --number 2400
	$(PYTHON) -m tests.fuzz.run --minutes 10
	$(PYTHON) -m tests.mixed.batch --honest 100 --hostile 60
	NNGRADE_FAULTS=full $(PYTHON) -m pytest tests/faults

bench:
	$(PYTHON) -m pip install --quiet -e ".[bench]"
	$(PYTHON) benchmarks/start_up.py
	$(PYTHON) benchmarks/worker_latency.py
	$(PYTHON) benchmarks/memory.py
	$(PYTHON) benchmarks/diagnosis.py
	$(PYTHON) benchmarks/watch.py
	$(PYTHON) benchmarks/compare.py
