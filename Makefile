# Everything is installed into .venv and node_modules; stamps there say what is done.
# The project's own data is checked first by every build: python -m macros.

PY := .venv/bin/python
ONLY ?=
ARGS ?=

export NO_MKDOCS_2_WARNING := 1

VENV := .venv/.stamp-venv
PIP := .venv/.stamp-pip
SYSTEM := .venv/.stamp-system
NPM := node_modules/.stamp-npm
OLD := node_modules/.old/.stamp

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Targets share caches and the two cores.
.NOTPARALLEL:
.PHONY: help setup serve site usb parts zensical test test-slow bench mutate lint check clean distclean

help:
	@echo '党支部工作手册：常用命令（第一次执行时自动安装所需软件）'
	@echo '  make serve       本机预览，改动后自动更新；ONLY=程序名 时只建这一个程序'
	@echo '  make site        用 MkDocs 建成 site/'
	@echo '  make usb         建成 site/ 并装成一个压缩包，拷到U盘，解压就能用'
	@echo '  make zensical    用 Zensical 建成 site-zensical/'
	@echo '  make test        测试，含浏览器；ARGS="-k 名称" 可只测一部分'
	@echo '  make test-slow   其余较慢的测试，并在旧版浏览器里再测一遍'
	@echo '  make bench       计算器在网页里多久出答案；规范增加到300、1000个时建站要多久'
	@echo '  make mutate      逐处改动计算器里的比较，看算例能不能发现；ARGS=名称 只查一个'
	@echo '  make lint        检查代码写法与类型'
	@echo '  make check       检查 procedures/ 中的数据，不足一秒'
	@echo '  make parts       更换软件包版本以后，更新“开源组成”一页'
	@echo '  make clean       删除建成的网站与缓存（distclean 连同已安装的软件）'

# --- set up

$(VENV): .python-version
	@python=$$(.ci/find-python) && echo "使用 $$python" && "$$python" -m venv --clear .venv
	@touch $@

$(PIP): requirements.txt $(VENV)
	@echo '正在安装 Python 软件包……'
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps -r requirements.txt
	@touch $@

$(NPM): package-lock.json package.json .npmrc | $(PIP)
	@echo '正在安装 npm 软件包……'
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --ignore-scripts --omit=optional >/dev/null
	@touch $@

# Old browsers, for the slow tests only: they are large, hence optional.
$(OLD): $(NPM) site_tests/unpack.mjs
	@echo '正在安装旧版浏览器……'
	@PATH="$(CURDIR)/.venv/bin:$$PATH" npm install --ignore-scripts --no-save >/dev/null
	@.venv/bin/node site_tests/unpack.mjs $(foreach v,109 92,node_modules/chromium-$v/bin/chromium.br $(@D)/$v)
	@touch $@

$(SYSTEM): .ci/system | $(PIP)
	@.ci/system browser
	@touch $@

setup: $(PIP) $(NPM)

# --- build

# $(call build,folder,command): the old folder goes first and the new one appears only when it is whole,
# so a mistake never leaves an old or half site that looks new.  A quiet MkDocs hides why a macro failed,
# hence the log.
define build
@rm -rf $(1) .build/$(1) && mkdir -p .build
@$(PY) -m macros
@HANDBOOK_SITE=.build/$(1) $(2) >.build/$(1).log 2>&1 || { cat .build/$(1).log >&2; exit 1; }
@$(PY) -m macros.publish .build/$(1)
@mv .build/$(1) $(1)
@echo '已建成 $(1)/'
endef

check: $(PIP)
	@$(PY) -m macros

site: setup
	$(call build,site,$(PY) -m mkdocs build --strict)

usb: site
	@$(PY) -m macros.usb site

parts: setup
	@$(PY) -m macros.parts

zensical: setup
	$(call build,site-zensical,$(PY) -m zensical build --clean --strict)

serve: setup
	@$(PY) -m macros.serve $(if $(ONLY),--only $(ONLY))

# --- test

PYTEST := $(PY) -m pytest -n 2 checkers macros site_tests

test: $(SYSTEM) site
	@$(PYTEST) -m 'not slow' $(ARGS)

test-slow: $(SYSTEM) $(OLD) site zensical
	@$(PYTEST) -m slow $(ARGS)
	@echo '在 Chromium 109 里再测一遍：'
	@HANDBOOK_BROWSER=$(CURDIR)/$(dir $(OLD))109 $(PYTEST) -m 'browser and not slow' $(ARGS)

bench: $(SYSTEM) site
	@$(PY) site_tests/bench_python.py
	@$(PY) site_tests/bench_growth.py

mutate: $(PIP)
	@$(PY) -m checkers.tests.mutate $(ARGS)

lint: $(PIP)
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@for script in .ci/find-python .ci/system; do sh -n $$script || exit 1; done
	@find docs -name '*.js' -print0 | xargs -0 -r -n 1 .venv/bin/node --check

# --- clean up

clean:
	@rm -rf site site-zensical party-branch-handbook-*.zip .build .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

distclean: clean
	@rm -rf .venv node_modules
