HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?=
export PYTHON

WITH_PYTHON = @sh bin/with-python

.PHONY: help run dev test test-all bench screenshots accept-pictures demo-reset messages lock

help: ## Visar den här listan
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

run: ## Startar Välkomsten (HOST=127.0.0.1 PORT=8000; HOST=0.0.0.0 för telefoner på samma nät)
	$(WITH_PYTHON) bin/run.py run "$(HOST)" "$(PORT)"

dev: ## Startar för utveckling: laddar om när koden ändras
	$(WITH_PYTHON) bin/run.py dev "$(HOST)" "$(PORT)"

test: ## Allt som ska stämma: stil, typer, inställningar, ord, SQLite, PostgreSQL, webbläsare
	$(WITH_PYTHON) bin/check.py

test-all: ## Samma, med hela matrisen av sidor, språk, teman och bredder
	$(WITH_PYTHON) bin/check.py --everything

bench: ## Mäter, och skriver docs/benchmarks.md
	$(WITH_PYTHON) bin/within.py dev -m tests.bench

screenshots: ## Tar bilder av sidorna till docs/screenshots
	$(WITH_PYTHON) bin/within.py dev -m tests.browser.screenshots

accept-pictures: ## Godtar hur stilguiden ser ut nu, som det som make test-all jämför med
	$(WITH_PYTHON) bin/within.py dev -m tests.browser.pictures

demo-reset: ## Tar bort allt innehåll och läser in exempelinnehållet på nytt
	$(WITH_PYTHON) bin/demo_reset.py

messages: ## Uppdaterar språkkatalogerna i locale/ efter mallar och kod
	$(WITH_PYTHON) bin/within.py app manage.py messages

lock: ## Låser paketen på nytt efter en ändring i pyproject.toml (behöver uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links pyproject.toml -o requirements/app.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--no-emit-find-links pyproject.toml --group dev -c requirements/app.txt -o requirements/dev.txt
