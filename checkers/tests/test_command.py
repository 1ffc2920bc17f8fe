"""The command line gives the answers of `run`, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checkers import CHECKERS, run
from checkers.__main__ import clause_name, main
from checkers.inputs import questions
from checkers.tests.cases import CASES


ROOT = Path(__file__).parent.parent.parent
GOOD = {"purpose": "committee-election", "formal": "30", "present": "24", "day": "2026-03-01"}


def command(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "checkers", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",  # some tests ask for another encoding
        check=False,
    )


def pairs(typed):
    as_text = {key: json.dumps(each) if isinstance(each, list) else each for key, each in typed.items()}
    return [f"{key}={value}" for key, value in as_text.items()]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}-{case['name']}" for name, case in CASES])
def test_json_is_what_run_says(name, case, capsys):
    said = run(name, case["given"])

    code = main([name, *pairs(case["given"]), "--json"])

    out, err = capsys.readouterr()
    assert json.loads(out) == said
    assert not err
    assert code == int("errors" in said)


def test_answer_is_printed_for_reading():
    done = command("quorum", *pairs(GOOD | {"present": "23"}))
    said = run("quorum", GOOD | {"present": "23"})

    assert done.returncode == 0
    assert not done.stderr
    assert done.stdout.startswith(said["sentence"])
    steps = [step["text"] for step in said["why"]]
    for text in (*steps, *said["uncovered"], said["nearest"], said["rule"], clause_name("election-2020:19")):
        assert text in done.stdout
    assert "以上级党组织要求为准。内容核对至2026年11月21日。" in done.stdout


def test_json_from_the_shell_is_what_run_says():
    done = command("quorum", *pairs(GOOD), "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout) == run("quorum", GOOD)
    assert "应到会30人" in done.stdout  # Chinese as it is, no escapes


def test_every_problem_is_named_with_its_field():
    done = command("quorum", *pairs(GOOD | {"formal": "-1", "present": "", "presnt": "1"}))

    assert done.returncode == 1
    assert not done.stdout
    assert done.stderr.splitlines() == [
        "正式组织关系在本支部的正式党员（formal）：不能是负数，请核对。",
        "实到会人数（present）：这一项还没有填。请填整数，例如 30。",
        run("quorum", GOOD | {"presnt": "1"})["errors"][0]["message"],
    ]


def test_unknown_calculator_names_what_exists():
    done = command("quorm", "formal=30")

    assert done.returncode == 1
    assert done.stderr == f"没有“quorm”这个计算器。是不是想写“quorum”？现有：{'、'.join(CHECKERS)}。\n"


def test_without_a_name_everything_is_listed():
    done = command()

    assert done.returncode == 0
    assert all(name in done.stdout and checker.title in done.stdout for name, checker in CHECKERS.items())


@pytest.mark.parametrize("name", CHECKERS)
def test_without_values_the_questions_are_listed(name, capsys):
    assert main([name]) == 0
    out = capsys.readouterr().out
    for question in questions(CHECKERS[name].inputs):
        assert f"{question.key}  {question.label}" in out
        assert all(f"{each.value}  {each.label}" in out for each in question.choices)


def test_questions_tell_what_an_empty_answer_means(capsys):
    main(["quorum"])
    out = capsys.readouterr().out

    assert "formal  正式组织关系在本支部的正式党员（整数，必填）" in out
    assert "on_probation  其中留党察看期间的（整数，不填按0人）" in out
    assert "agreed  这些人不计入应到会，上级党组织已同意（是或否，不填按否）" in out


def test_key_given_twice_is_not_guessed():
    done = command("quorum", *pairs(GOOD), "present=23")

    assert done.returncode == 1
    assert done.stderr == "实到会人数（present）：这一项填了不止一次，请只留一个。\n"


@pytest.mark.parametrize("arguments", [["quorum", "30"], ["quorum", "=1"], ["quorum", "\udcff=1"], ["-x"], ["", "a=1"]])
def test_strange_arguments_end_without_traceback(arguments):
    for encoding in ("utf-8", "ascii", "gbk"):
        done = command(*arguments, PYTHONIOENCODING=encoding)

        assert done.returncode in {0, 1}
        assert "Traceback" not in done.stderr


def test_clause_is_printed_by_its_key_where_no_site_is_there(monkeypatch):
    monkeypatch.setitem(sys.modules, "macros.clauses", None)

    assert clause_name("election-2020:19") == "election-2020:19"


def test_start_stays_light():
    code = "import sys, checkers; print(*{'difflib', 'argparse', 'json', 'yaml', 'macros'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.split() == []


def test_brackets_without_end_are_a_sentence(capsys):
    code = main(["result", f"candidates={'[' * 100_000}"])

    out, err = capsys.readouterr()
    assert code == 1
    assert "读不了" in out + err
