# 10HN. `make run` serves an edition, `make test` runs the tests.
.PHONY: app package image run build install release test test-full test-core hostile slow proxies doctor delivery programs browser drills load linear bare xss fuzz lint format bench docs manual clean sample device

# The quickest way to a first page: builds without optimisation and serves at http://127.0.0.1:8010. Control-C stops it.
# An edition takes two seconds of processor time that way, a quarter of a second with `make build`.
run:
	@Scripts/setup
	@echo "Builds without optimisation, for a first look. make build and make install make the quick program."
	swift build --product tenhn
	.build/debug/tenhn serve

# The optimised program, .build/release/tenhn. It holds Swift's runtime and runs on machines without Swift.
build:
	@Scripts/setup
	Scripts/build

# The program, its manual page, completions for three shells, a systemd unit and the licences of what is inside. A program of an
# older commit is built anew. DESTDIR is for packages.
PREFIX = /usr/local
install:
	@commit=$$(git rev-parse --short=12 HEAD 2>/dev/null || true); test -x .build/release/tenhn \
	  && { test -z "$$commit" || .build/release/tenhn --version | grep -q "commit $$commit,"; } || $(MAKE) build
	@Scripts/install $(PREFIX) $(DESTDIR)

# An archive, a Debian package, an OCI image and their hashes in dist/, from the last commit. PARTS="archive deb" leaves the image out.
release:
	@Scripts/setup
	Scripts/release $(PARTS)

# The Swift tests and a reader in Chromium; skipped tests are named with their reason.
# PARTS=landing adds the drills in short and a sample of the payloads.
test:
	@Scripts/setup
	@Scripts/test $(PARTS)

# Everything in full: every drill, payload and browser test, and an hour of fuzzing. Hours.
test-full:
	@Scripts/setup
	@Scripts/checkers || true
	@Scripts/test full

# Layer 1 alone: no dependency, seconds.
test-core:
	cd Core && swift test

# The fetcher against every trick of ../shared/tools/hostile_origin.py, in a network namespace with loopback alone.
hostile:
	swift build --product tenhn
	Acceptance/hostile/run.py

# Seals an edition from sites of which nine in ten are slow, with all real limits, within 90 seconds.
slow:
	swift build --product tenhn
	Acceptance/slow/run.py

# nginx and Caddy in front of two instances: a name, paths kept and cut off, one origin.
proxies:
	swift build --product tenhn
	Acceptance/proxies/run.py
# Runs the release binary in a bare Debian root without Swift, which debootstrap makes once.
bare: build
	Acceptance/bare/run.py

# The Debian package under systemd in a bare root: lintian, install, first page, upgrade, remove, purge. Needs root and debootstrap.
package:
	Scripts/release deb
	Acceptance/package/run.py

# The OCI image, unpacked and run as a container would run it. Needs root, buildah and mmdebstrap.
image:
	Scripts/release deb image
	Acceptance/package/image.py

# Type-checks the reader app against stand-ins for Apple's frameworks, and sees that a wrong line in any file fails.
app:
	Apps/Reader/check --errors

# Two weeks of a reader's device against the server, in minutes; SEED=2 plays another fortnight.
device:
	swift build --product tenhn
	Acceptance/app/run.py --seed $(or $(SEED),1)

# The doctor beside Unbound, delv and dnsviz, over zones that are signed and broken here; needs NSD, and libgraphviz-dev for dnsviz. RANDOM=2000 signs and damages at random.
doctor:
	swift build --product tenhn
	Acceptance/doctor/run.py --delv $(if $(RANDOM),,--dnsviz) $(if $(RANDOM),--random $(RANDOM))

# Mail and webhooks to receivers on loopback, and 200 kills at random moments; a site in a store of objects, and 60 kills. Installs
# what plays the others from PyPI at its first run.
delivery:
	swift build --product tenhn
	Acceptance/delivery/run.py --long
	Acceptance/delivery/publish.py
	Acceptance/delivery/replica.py

# Judges the programs' face by schemathesis and by the reference client of the Model Context Protocol.
programs:
	Acceptance/programs/run.py

# A reader's two days in Chromium, and axe-core and the Nu checker on every kind of page.
browser:
	Acceptance/browser/run

# Every fault of Acceptance/drills: kills, full disks, lost power, jumping clocks, slow clients.
# SCALE=1 is the full count of rounds and takes hours; ONLY=K1,D chooses.
drills:
	Scripts/build
	Acceptance/drills/run.py --tenhn .build/release/tenhn --rounds-scale $(or $(SCALE),1) --only "$(ONLY)"

# 64 readers at once, for an hour: searches, old editions, books, exports; SECONDS=60 is shorter.
load:
	Scripts/build
	Acceptance/load/run.py --tenhn .build/release/tenhn --seconds $(or $(SECONDS),3600)
# Counts the work of reading hostile pages of 1, 2 and 4 MB; needs valgrind. ONLY="authors side-notes" chooses shapes.
linear:
	Scripts/build
	Acceptance/linear/run.py --tenhn .build/release/tenhn $(if $(ONLY),--only $(ONLY))

# Every payload of ../shared/suites/xss through extraction and each renderer, judged by Chromium; SAMPLE=300 is the short form.
xss:
	Scripts/build
	Acceptance/xss/run.py --tenhn .build/release/tenhn --sample $(or $(SAMPLE),0)
	Acceptance/xss/drawings.py --tenhn .build/release/tenhn

# Fuzzes every parser of outside bytes under the address sanitizer, SECONDS each; ONLY="urls feeds" chooses.
fuzz:
	Tests/Fuzz/run $(or $(SECONDS),60) $(ONLY)

SOURCES = Package.swift Sources Tests Core/Package.swift Core/Sources Core/Tests Apps/Reader/Package.swift Apps/Reader/Sources Apps/Reader/Widget

# The format, a comment on every public declaration, the layers, and what the documents name.
lint:
	swift format lint --strict --recursive $(SOURCES)
	Scripts/check-layers
	Scripts/check-documents

format:
	swift format --in-place --recursive $(SOURCES)

# Prints ratios against each peer, as CPU time in the same run.
bench:
	@for bench in Benchmarks/bench-*; do echo "== $$bench"; "$$bench" || exit 1; done

bench-%:
	@Benchmarks/bench-$*

# The public faces of layer 1 as a static site under .build/docs.
docs:
	@Scripts/docs

# The manual page, with the commands and settings of this build; checked if mandoc is installed.
manual: build
	.build/release/tenhn manual > .build/tenhn.1
	@! command -v mandoc > /dev/null || mandoc -T lint .build/tenhn.1

clean:
	rm -rf .build Core/.build

# Packs Sample/ into the binary's sources; run it after a change there.
sample:
	Scripts/build tenhn-offline
	mkdir -p Sources/Layer5/tenhn/Sample
	.build/release/tenhn-offline sample embed Sample Sources/Layer5/tenhn/Sample/SampleArchive.swift
