# Everything a contributor needs, one word each.
PYTHON ?= python

.PHONY: check test demo lint format types layers audit stubs bench

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

audit:  ## the course proves itself
	nngrade audit

demo:
	nngrade demo

bench:
	$(PYTHON) benchmarks/start_up.py
	$(PYTHON) benchmarks/worker_latency.py
