# The targets of the Business Center. `make` alone lists them.
# What each target needs is installed by scripts/set-up; minutes are kept by scripts/stage.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run dev example build check test bench

BC_TOOLS_DIR ?= $(HOME)/.cache/business-center/tools
export BC_TOOLS_DIR
export PATH := $(BC_TOOLS_DIR)/bin:$(CURDIR)/end2end/node_modules/.bin:$(PATH)

business_center := target/debug/business-center

# Said before a build, so that no one takes it for stuck.
say_building = @echo 'building: about $(1) minutes the first time, seconds later'

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The domains of the example agreements.
run dev example: export BC_PRIVATE_SUFFIXES ?= example, test
# A keyring for development: nothing of worth is encrypted by it.
run dev example: export BC_KEYRING_FILE ?= data/keyring

# Software of the example: small texts.
run dev example: export BC_FILES ?= data/files

run: example ## build, import the example register, serve (BC_ variables are respected)
	@exec $(business_center) serve

dev: example ## serve, and build again at every change of the sources (compiles cargo-leptos the first time)
	@scripts/set-up dev
	cargo leptos watch -- serve

# A built server, and a database that holds the example register.
example:
	@scripts/set-up run
	$(call say_building,5)
	@scripts/build
	$(business_center) migrate
	$(business_center) example > target/example.json
	$(business_center) import target/example.json
	@test -e "$$BC_KEYRING_FILE" || $(business_center) keyring new
	$(business_center) example --keys | $(business_center) import - --kind keys
	$(business_center) example --software target/software
	$(business_center) files add target/software/* > target/software.txt

build: ## build the release binary and the compressed site
	@scripts/set-up build
	$(call say_building,10)
	@scripts/build --release

check: ## format, lints, documentation, licences; no tests
	@scripts/stage --start
	@scripts/stage 'set-up' scripts/set-up check
	@scripts/stage 'format' cargo fmt --check
	@scripts/stage 'lints of the server' cargo clippy --workspace --exclude business-center-browser --features ssr --all-targets -- -D warnings
	@scripts/stage 'lints of the browser part' cargo clippy --package business-center-browser --target wasm32-unknown-unknown -- -D warnings
	@RUSTDOCFLAGS='-D warnings' scripts/stage 'documentation' cargo doc --no-deps --features ssr --document-private-items
	@scripts/stage 'licences, bans, sources' cargo deny check licenses bans sources
	@scripts/stage --summary 'make check'

test: ## every test, on SQLite and PostgreSQL, and the browser journeys
	@scripts/stage --start
	@scripts/stage 'set-up' scripts/set-up test
	$(call say_building,5)
	@scripts/stage 'build' scripts/build
	$(call say_building,5)
	@scripts/stage 'unit and integration tests' scripts/with-postgres cargo test --features ssr
	@scripts/stage 'browser journeys' scripts/with-postgres bash -c 'cd end2end && playwright test'
	@scripts/stage --summary 'make test'

bench: build ## measure the release build against the goals of docs/performance.md (on an idle machine)
	@scripts/set-up bench
	cargo build --release --package business-center-floor
	scripts/with-postgres --durable node bench/run.mjs
