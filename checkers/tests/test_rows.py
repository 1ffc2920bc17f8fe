"""Amounts, names, several dates and rows are read as meant, or answered with sentences; on the sample calculator."""

import json
from datetime import date
from decimal import Decimal

import pytest

import checkers
from checkers import pasted, phrases, run
from checkers.__main__ import main
from checkers.inputs import WrongInput, fill, questions
from checkers.tests.cases import by_field, seen
from checkers.tests.sample import Candidate, Election, Round, Way, sample


TWO = [{"votes": 1}, {"votes": 2}]


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setitem(checkers.CHECKERS, "sample", sample)


def read(**typed):
    return fill(Election, {"round": "first", "seats": 1, "candidates": TWO} | typed)


def rows(typed):
    return read(candidates=typed).candidates


def problems(**typed):
    with pytest.raises(WrongInput) as wrong:
        read(**typed)
    return dict(wrong.value.problems)


def sentences(**typed):
    said = run("sample", {"round": "first", "seats": 1, "candidates": TWO} | typed)
    return by_field(said["errors"])


AMOUNTS = {
    "12345.67": "12345.67",
    "12,345.67": "12345.67",
    "12，345.67元": "12345.67",
    "１２３４５．６７　元": "12345.67",
    "12 345": "12345",
    "¥30": "30",
    "￥30.5元": "30.50",
    "+0.05": "0.05",
    ".5": "0.5",
    "3.": "3",
    "007": "7",
    30: "30",
    0.1: "0.1",
    "0": "0",
    "100000": "100000",
    "": "0.50",
    None: "0.50",
}
HINT = "请填数字，例如 1234.50。"
NO_AMOUNTS = {
    "1.234": "小数最多两位，请核对。",
    "0.10000": "小数最多两位，请核对。",
    "-1": "不能是负数，请核对。",
    "－1.50": "不能是负数，请核对。",
    "100000.01": "不能大于100000元，请核对。",
    "9" * 16: "数字太大了，请核对。",
    "三十": f"看不懂“三十”。{HINT}",
    "1,23": f"看不懂“1,23”。{HINT}",
    "1.2.3": f"看不懂“1.2.3”。{HINT}",
    "1万": f"看不懂“1万”。{HINT}",
    ".": f"看不懂“.”。{HINT}",
    "元": f"看不懂“元”。{HINT}",
    "1e3": f"看不懂“1e3”。{HINT}",
    "nan": f"看不懂“nan”。{HINT}",
    1e20: f"看不懂“1e+20”。{HINT}",
}


@pytest.mark.parametrize(("typed", "value"), AMOUNTS.items())
def test_amount_is_read(typed, value):
    assert read(fee=typed).fee == Decimal(value)


@pytest.mark.parametrize(("typed", "sentence"), NO_AMOUNTS.items())
def test_what_is_no_amount_gets_a_sentence(typed, sentence):
    assert problems(fee=typed) == {"fee": sentence}


@pytest.mark.parametrize(
    ("exact", "written"), [(30, "30元"), (Decimal("12.5"), "12.50元"), (Decimal("-0.05"), "-0.05元"), (0, "0元")]
)
def test_amounts_are_written_in_cents(exact, written):
    assert phrases.money(exact) == written


def test_amount_that_nobody_rounded_is_an_error():
    with pytest.raises(ValueError, match=r"0\.001"):
        phrases.money(Decimal("0.001"))


def test_text_is_kept_as_typed():
    assert read(label="　甲（一） ").label == "甲（一）"
    assert read(label="字" * 20).label == "字" * 20
    assert read().label == ""
    assert problems(label="字" * 21) == {"label": "最多20个字，请写短一些。"}
    assert problems(label="甲\x07") == {"label": "有不能显示的符号，请重新填写。"}


def test_answers_may_stay_open():
    assert (read().left, read().pay, read(left=" ").left) == (None, None, None)
    assert (read(left="2026.3.5").left, read(pay="0").pay) == (date(2026, 3, 5), Decimal(0))
    assert problems(left="2026-2-29") == {"left": "没有这一天：2026年2月只有1日至28日。"}


def test_question_depends_on_a_yes_or_no():
    assert read(places="胡写").places == 0
    assert read(tied="是", places=2).places == 2
    assert problems(tied=True) == {"places": "这一项还没有填。请填整数，例如 30。"}


DATES = [date(2026, 3, 5), date(2026, 4, 2)]


@pytest.mark.parametrize(
    "typed",
    [
        "2026-3-5 2026-4-2",
        "2026年3月5日、2026年4月2日",
        "2026/3/5，2026.4.2",
        "2026-03-05,20260402",
        "2026 年 3 月 5 日 2026 年 4 月 2 日",
        "\n2026-3-5\r\n\r\n2026-4-2；",
        "２０２６－３－５　２０２６－４－２",
        ["2026-3-5", "", "2026-4-2"],
        DATES,
    ],
)
def test_several_dates_are_read(typed):
    assert read(round="second", meetings=typed).meetings == tuple(DATES)


def test_each_bad_date_is_named():
    assert sentences(round="second", meetings="2026-2-29、2026-3-5 明天\n2100-1-1") == {
        "meetings": [
            "第1个日期“2026-2-29”：没有这一天：2026年2月只有1日至28日。",
            "第3个日期：看不懂“明天”。请填日期，例如 2026-03-01。",
            "第4个日期“2100-1-1”：不能晚于2099年12月31日，请核对。",
        ]
    }
    assert problems(round="second", meetings=["2026-3-5"] * 4) == {"meetings": "最多填3个日期，现在是4个日期，请核对。"}
    assert read(round="second", meetings=["2026-3-5"] * 3).meetings == (DATES[0],) * 3
    assert read(round="second", meetings=" 、").meetings == ()


def test_rows_are_read():
    assert rows(
        [
            {"name": "甲", "votes": "1,0００", "way": "支委会推荐", "paid": "1.5元", "away": "是", "reason": "病"},
            {"votes": 3, "away": False, "reason": "没有问到的不看" * 9},
        ]
    ) == (
        Candidate(name="甲", votes=1000, way=Way.COMMITTEE, paid=Decimal("1.5"), away=True, reason="病"),
        Candidate(name="", votes=3, way=Way.MEMBERS, paid=None, away=False, reason=""),
    )


def test_untouched_rows_are_left_out_but_counted():
    untouched = {"name": "", "votes": " ", "way": "members", "paid": None, "away": False}
    typed = [untouched, {"votes": 1}, {}, {"votes": 2}, "", {"votes": "x"}]

    assert [row.votes for row in rows(typed[:-1])] == [1, 2]
    assert sentences(candidates=typed) == {"candidates": "第6行“得票数”：看不懂“x”。请填整数，例如 30。"}


def test_all_problems_of_all_rows_come_at_once():
    said = run("sample", {"round": "first", "seats": 0, "candidates": [{"votes": 2001, "x": 1}, 5, {"name": "甲"}]})

    assert said["errors"] == [
        {"field": "seats", "message": "不能小于1人，请核对。"},
        {"field": "candidates", "row": 1, "column": "votes", "message": "第1行“得票数”：不能大于2000票，请核对。"},
        {
            "field": "candidates",
            "row": 1,
            "column": "x",
            "message": "第1行：没有“x”这个栏目。现有：name、votes、way、paid、away、reason。",
        },
        {"field": "candidates", "row": 2, "column": "", "message": "第2行：看不懂“5”。"},
        {
            "field": "candidates",
            "row": 3,
            "column": "votes",
            "message": "第3行“得票数”：这一项还没有填。请填整数，例如 30。",
        },
    ]


def test_number_of_rows_is_bounded():
    empty = "这一项还没有填。请至少填一行。"

    assert [len(rows([{"votes": 1}] * count)) for count in (2, 4)] == [2, 4]
    assert problems(candidates=[{"votes": 1}]) == {"candidates": "至少要填2行，现在是1行，请核对。"}
    assert problems(candidates=[{"votes": 1}] * 5) == {"candidates": "最多填4行，现在是5行，请核对。"}
    assert [problems(candidates=nothing)["candidates"] for nothing in ([], "", None, [{}, {}], "\n \n")] == [empty] * 5


def test_checker_blames_a_cell():
    said = run("sample", {"round": "first", "seats": 3, "candidates": TWO})

    assert said["errors"][1] == {"field": "candidates", "row": 2, "column": "votes", "message": "第2行：请核对。"}


PASTED = {
    "两栏，没有标题": "甲\t12\n乙\t1,014\n",
    "回车换行和空行": "\r\n甲\t12\r\n\r\n乙\t1,014\r\n\r\n",
    "文件开头的标记": "\ufeff甲\t12\n乙\t1,014",
    "标题行次序不同，有序号": "序号\t得票数\t候选人\n1\t12\t甲\n2\t1,014\t乙",
    "标题带单位、全角": "候选人\t得票数（票）\n甲\t１２票\n乙\t1，014",
    "标题写键": "votes\tName\n12\t甲\n1014\t乙",
    "逗号，引号里的千位逗号": '甲,12\n乙,"1,014"',
    "中文逗号": "甲，12\n乙，1014",
    "空格": "甲  12\n 乙 1014 ",
    "行末有空格子": "甲\t12\t\t\t\t\t\n乙\t1,014\t\t",
}


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_pasted_table_is_read(text):
    assert [(row.name, row.votes) for row in rows(text)] == [("甲", 12), ("乙", 1014)]


BAD_TABLES = {
    "候选人\t交纳\n甲\t1": "没有找到“得票数”这一栏，请核对标题行。",
    "姓名\t得票数\n甲\t1": "没有“姓名”这个栏目。现有：候选人、得票数、怎样推荐、交纳、没有到会、原因。",
    "得票数\t得票数\n1\t1": "“得票数”这一栏出现了不止一次，请只留一栏。",
    "甲,12\n乙,1,014": "各行的格数不一样。请核对；数字里有逗号的，请从表格软件里复制，或者去掉逗号。",
    "得票数\t候选人\n1\t甲\t2\n2\t乙\n3\t丙\t3": "第1、3行的格子多于2栏。请核对；数字里有逗号的，请从表格软件里复制，或者去掉逗号。",
    "a\t" + "b" * 140_000: "看不懂粘贴的内容，请只复制表格里要填的几行几栏。",
}


@pytest.mark.parametrize(("text", "sentence"), BAD_TABLES.items(), ids=lambda text: text[:8])
def test_what_is_no_table_gets_a_sentence(text, sentence):
    assert problems(candidates=text) == {"candidates": sentence}
    assert pasted("sample", "candidates", text) == {"errors": [{"field": "candidates", "message": sentence}]}


def test_stray_quotation_mark_is_kept():
    assert [row.name for row in rows('"甲\t1\n乙\t2')] == ['"甲', "乙"]


def test_pasted_text_comes_back_as_typed():
    assert pasted("sample", "candidates", "得票数\t候选人\n1，2\t甲\nx\t乙") == {
        "rows": [{"votes": "1，2", "name": "甲"}, {"votes": "x", "name": "乙"}]
    }
    assert pasted("sample", "candidates", " ") == {"rows": []}


def test_table_and_what_to_go_on_with_are_in_the_answer():
    said = run("sample", {"round": "first", "seats": 1, "fee": "1.50", "candidates": "甲\t12\t\t3\n\t14"})

    assert said["value"] == "4.50"
    assert said["table"] == {
        "title": "得票",
        "note": "按得票多少排列。",
        "columns": ["候选人", "得票数", "交纳"],
        "rows": [["（没有写）", 14, "0元"], ["甲", 12, "3元"]],
    }
    assert said["see"] == ["slate"]


def test_case_may_speak_of_a_table():
    said = run("sample", {"round": "first", "seats": 1, "candidates": TWO})
    the_rows = [["（没有写）", 2, "0元"], ["（没有写）", 1, "0元"]]

    for then in ({"table": the_rows}, {"table": {"title": "得票", "rows": the_rows}}, {"see": ["slate"]}):
        assert seen(said, then) == then
    assert seen(run("slate", {"post": "committee", "day": "2026-03-01", "seats": 5}), {"table": None}) == {
        "table": None
    }


def test_questions_know_what_may_stand_in_a_link():
    assert {question.key for question in questions(Election) if not question.linkable} == {
        "pay",
        "label",
        "candidates",
        "meetings",
    }


ASK = ["sample", "round=first", "seats=1"]


def command(capsys, *pairs):
    code = main([*ASK, *pairs, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_rows_come_from_a_file(capsys, tmp_path, encoding):
    file = tmp_path / "得票.csv"
    file.write_text("候选人,得票数\n甲,12\n乙,14\n", encoding)

    code, said = command(capsys, f"candidates=@{file}")

    assert code == 0
    assert [row[0] for row in said["table"]["rows"]] == ["乙", "甲"]


def test_rows_and_dates_come_as_json_and_text(capsys):
    rows = json.dumps(TWO)

    code, _ = command(capsys, "round=second", f"candidates={rows}", "meetings=2026-3-5、2026-4-2")
    assert code == 1  # round was given twice

    main(["sample", "round=second", "seats=1", f"candidates={rows}", "meetings=2026-3-5、2026-4-2"])
    printed = capsys.readouterr().out
    assert "开会：2026年3月5日、2026年4月2日。" in printed
    assert "  （没有写）\t2\t0元\n" in printed
    assert "另见：候选人差额人数（python -m checkers slate）" in printed


def test_file_that_cannot_be_read_gets_a_sentence(capsys, tmp_path):
    (tmp_path / "x").write_bytes(b"\xff\xff")

    for given, sentence in {
        "@/没有": "读不了“/没有”：没有这个文件。",
        f"@{tmp_path}": f"读不了{phrases.echo(str(tmp_path))}：文件不能打开。",
        f"@{tmp_path}/x": f"读不了{phrases.echo(f'{tmp_path}/x')}：不是可以读的文本。",
        "[1,": "读不了“[1,”：不是可以读的文本。",
        "@\0": "读不了“?”：不是可以读的文本。",
    }.items():
        code, said = command(capsys, f"candidates={given}")
        assert code == 1
        assert said == {"errors": [{"field": "candidates", "message": sentence}]}


def test_columns_are_listed(capsys):
    main(["sample"])
    out = capsys.readouterr().out

    assert (
        "candidates  候选人得票（多行，每行有，必填）\n      一人一行。\n      name  候选人（名称，可以不填）\n" in out
    )
    assert "      paid  交纳（数字，最多两位小数，可以不填）" in out
    assert "      只在tied是true时填" in out
    assert "fee  合计（数字，最多两位小数，不填按0.5元）" in out
    assert "meetings  开会日期（几个日期，用空格或者逗号隔开，可以不填）" in out


def test_answers_of_rows_fit_the_choices():
    assert read(round="第二次投票").round is Round.SECOND
