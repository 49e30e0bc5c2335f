# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# `make run` and `make test` do all the set-up on a fresh Debian or Ubuntu machine.

BIN := .venv/bin
# The tests start hundreds of Pythons: each would compile everything again.
unexport PYTHONDONTWRITEBYTECODE
OUT := build

.PHONY: run test check fix screens bench lab i18n soak locks pack payloads installers ready ready-test ready-build

run: ready i18n
	@mkdir -p $(OUT)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/veilleuse; \
	else exec $(BIN)/veilleuse round --pdf $(OUT)/veilleuse.pdf; fi

test: ready-test i18n
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadgroup

check: ready-test
	$(BIN)/ruff check desktop agents tests installer
	$(BIN)/ruff format --check desktop agents tests installer
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/python -m veilleuse.catalogue.check

fix: ready-test
	$(BIN)/ruff check --fix desktop agents tests installer
	$(BIN)/ruff format desktop agents tests installer

screens: ready-test i18n   ## each page in both themes, for a person to look at
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/screens.py $(OUT)/screens

bench: ready-test i18n
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest tests/bench --benchmark-only -p no:randomly -p no:xdist

lab: ready-test
	$(BIN)/pytest tests/lab -p no:randomly

soak: ready-test           ## long campaigns, run by hand
	VEILLEUSE_KILLS=100 VEILLEUSE_ROUND_KILLS=100 VEILLEUSE_INBOX_KILLS=20 $(BIN)/pytest tests/veilleuse/store/test_killed.py \
	  tests/veilleuse/test_round_killed.py tests/veilleuse/test_inbox_killed.py --timeout 3600
	VEILLEUSE_MUTATIONS=100000 $(BIN)/pytest tests/veilleuse/tasks/test_mutated_envelopes.py --timeout 3600

i18n: ready
	@$(BIN)/python -m veilleuse.ui.translations

pack: ready                ## a knowledge pack: make pack SOURCES=DIR KEY=FILE [ROOTS=DIR]
	@test -n "$(SOURCES)" || { echo "SOURCES names the folder of the official files" >&2; exit 2; }
	@mkdir -p $(OUT)
	$(BIN)/veilleuse pack build --sources "$(SOURCES)" --out $(OUT)/veilleuse-pack.zip \
	  $(if $(KEY),--key "$(KEY)") $(if $(ROOTS),--roots "$(ROOTS)")

payloads: ready-test       ## what agents need beside their own code, for kits; downloads
	$(BIN)/python -m installer.payloads $(OUT)/payloads

installers: ready-build i18n   ## everything people install; downloads (installer/README.md)
	$(BIN)/python -m installer.build --out $(OUT)/installers

locks: ready-test          ## after a change of dependencies in pyproject.toml
	installer/locks/renew

ready:
	@installer/linux/prepare run

ready-test:
	@installer/linux/prepare test

ready-build:
	@installer/linux/prepare build
