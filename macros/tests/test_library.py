"""The folder as a whole: what fits together, what does not, and whose rules win."""

import os
from pathlib import Path

import pytest

from macros import library
from macros.library import Library, cached_library, folders, open_library
from macros.load import LoadError
from macros.model import Cite, Clause, Ranges, Rank, Source, Status

from .conftest import CALCULATORS, NORM, STEP


SOURCE = "title: 条例\nrank: 条例\nstatus: 现行\n"
SEED = "title: 图集\nrank: 图集方案\nstatus: 现行\nclause: 行\ngists: {1: 一, 2: 二, 3: 三, 4: 四, 5: 五}\n"
LINE = "  - {id: one, text: 一步, %s}\n"
WHEN = "when: {text: 何时, %s}"

SPACED = "title: 方案\nrank: 图集方案\nstatus: 现行\nclause: 行\nlines: 1, 3, 5\ngists: {1: 一, 3: 二, 5: 三}\n"

BASE = {
    "sources/rule.yaml": SOURCE,
    "sources/seed.yaml": SEED,
    "sources/spaced.yaml": SPACED,
    "elections/other.yaml": NORM + STEP,
}


def step(keys: str) -> dict[str, str]:
    """A norm whose only step, on line 7, has the keys; beside a rule, a seed and another norm."""
    return {**BASE, "meetings/a.yaml": NORM + "anchors: {day: 某天}\nparts:\n" + LINE % keys}


def head(keys: str) -> dict[str, str]:
    """A norm with the keys from line 5 on, then one step."""
    return {**BASE, "meetings/a.yaml": NORM + keys + "\n" + STEP}


STEPS = {
    "不认识的主体": ("who: [主持人]", "roles.yaml 里没有「主持人」"),
    "不认识的材料_需要": ("needs: [ballot]", "papers/ 里没有「ballot」"),
    "不认识的材料_形成": ("makes: [ballot]", "papers/ 里没有「ballot」"),
    "不认识的计算器": ("checkers: [quorom]", "没有计算器「quorom」，是不是「quorum」？"),
    "引用的规范不存在": ("use: othr", "use 引用的不是已有的规范：「othr」，是不是「other」？"),
    "引用自己": ("use: a", "use 引用的不是已有的规范：「a」；可用：other"),
    "推定的是主体_却没写主体": ("inferred: [who]", "「one」的 inferred 写了 who，但没有写 who"),
    "引用的来源不存在": ("cites: [rules:5]", "sources/ 里没有「rules」，是不是「rule」？"),
    "全角冒号的引用": ("cites: ['rule：5']", "sources/ 里没有「rule：5」，是不是「rule」？"),
    "按行引用要写行号": ("cites: [seed]", "引用「seed」要写明行号，例如 seed:58"),
    "引用的行没有摘要": ("cites: ['seed:5-7']", "sources/seed.yaml 的 gists 里没有第 6、7 行"),
    "一步引用超过三行": ("cites: ['seed:1-4']", "引用「seed:1-4」超过 3 行；请拆成几步，每步只引自己依据的行"),
    "引用的行是空行": ("cites: ['spaced:2']", "来源「spaced」没有第 2 行，或者这一行是空行"),
    "口径差异只有一个来源": (
        "differs: [{about: 几天, says: {rule: 三天}, why: 无}]",
        "「几天」至少要写两个来源各怎么说",
    ),
    "口径差异采用的不在其中": (
        "differs: [{about: 几天, says: {'rule:5': 三天, 'seed:5': 五天}, follow: 'rule:6', why: 无}]",
        "「几天」采用的「rule:6」不在 says 里，是不是「rule:5」？",
    ),
    "口径差异的来源不存在": (
        "differs: [{about: 几天, says: {'rule:5': 三天, rulers: 五天}, why: 无}]",
        "sources/ 里没有「rulers」，是不是「rule」？",
    ),
    "记录的键要小写英文": (
        "record: [{key: 应到会, label: 应到会}]",
        "record 的 key「应到会」要用小写英文和下划线",
    ),
    "记录的键像计算器的输入项": (
        "record: [{key: formel, label: 应到会}], checkers: [quorum]",
        "「formel」不是这一步计算器的输入项，是不是「formal」？",
    ),
    "主持词里的数没有来历": (
        "record: [{key: present, label: 到会}], chair: '实到{presnt}人'",
        "主持词里的「{presnt}」不是本规范 record 的 key，也不是所用计算器答案里的数，是不是「present」？",
    ),
    "主持词里的数不在答案里": (
        "checkers: [quorum], chair: '应到{quorum.expectd}人'",
        "主持词里的「{quorum.expectd}」不是本规范 record 的 key，也不是所用计算器答案里的数，是不是「quorum.expected」？",
    ),
    "预先给的不是输入项": (
        "checkers: [quorum], given: {purpos: committee-election}",
        "given 里的「purpos」不是这一步计算器的输入项，是不是「purpose」？",
    ),
    "记录的键用了两次": (
        "record: [{key: formal, label: 一}, {key: formal, label: 二}]",
        "record 的 key「formal」在这一步用了两次",
    ),
    "时限有数字_没写从哪天算": (WHEN % "amount: 3", "「one」的时限有数字，就要同时写 from、side、unit"),
    "时限有数字_没写单位": (
        WHEN % "amount: 3, from: day, side: 前",
        "「one」的时限有数字，就要同时写 from、side、unit",
    ),
    "时限从自己算起": (WHEN % "amount: 3, from: one, side: 前, unit: 天", "「one」的时限从它自己算起"),
    "时限从不存在的一步算起": (
        WHEN % "amount: 3, from: dey, side: 前, unit: 天",
        "时限的 from「dey」不是 anchors 或某一步的 id，是不是「day」？",
    ),
    "时限没有数字": (WHEN % "from: day", "「one」的时限写了 from、side、unit，还要写 amount、at_least 或 at_most"),
    "时限既写正好又写至少": (
        WHEN % "amount: 3, at_least: 2, from: day, side: 前, unit: 天",
        "「one」的时限写了 amount，就不要再写 at_least、at_most",
    ),
    "时限的至少大于至多": (
        WHEN % "at_least: 3, at_most: 2, from: day, side: 前, unit: 天",
        "「one」的时限 at_least 比 at_most 还大",
    ),
    "本单位没有这个数": (WHEN % "amount: lead, from: day, side: 前, unit: 天", "local.yaml 里没有「lead」"),
    "id是中文": ("parts: [{id: 二, text: t}]", "id「二」要用小写英文和连字符，并且不能叫 end"),
    "id是表情": ("parts: [{id: 😀, text: t}]", "id「😀」要用小写英文和连字符，并且不能叫 end"),
    "id有下划线": ("parts: [{id: a_b, text: t}]", "id「a_b」要用小写英文和连字符，并且不能叫 end"),
    "id叫end": ("parts: [{id: end, text: t}]", "id「end」要用小写英文和连字符，并且不能叫 end"),
    "id用了两次": ("parts: [{id: one, text: t}]", "id「one」在第 7 行用过了"),
    "id和文件名相同": ("parts: [{id: a, text: t}]", "id「a」和文件名相同；文件名代表整个规范，请换一个 id"),
    "走法有问题": ("next: two", "「one」通向不存在的「two」；可用：a、one、end、other"),
}


def test_three_lines_may_have_blank_ones_between(tree):
    """
    一步可以引用三行，空行不算在内。
    """
    norm = NORM + "parts:\n" + LINE % "cites: ['spaced:1-5']"

    assert open_library([tree({**BASE, "meetings/a.yaml": norm})], CALCULATORS).norms["a"]


@pytest.mark.parametrize(("keys", "said"), STEPS.values(), ids=STEPS)
def test_step_refused(flaws, keys, said):
    assert flaws(step(keys)) == [f"meetings/a.yaml:7: {said}"]


HEADS = {
    "没有一步": ({"meetings/a.yaml": NORM + "parts: []\n"}, "meetings/a.yaml:1: parts 下面至少要有一项"),
    "取代的规范不存在": (
        head("replaces: othr"),
        "meetings/a.yaml:1: replaces 里的「othr」不是已有的规范，是不是「other」？",
    ),
    "取代自己": (head("replaces: a"), "meetings/a.yaml:1: replaces 里的「a」不是已有的规范；可用：other"),
    "前后衔接的规范不存在": (
        head("chain: {after: [nothing]}"),
        "meetings/a.yaml:1: chain 里的「nothing」不是已有的规范；可用：other",
    ),
    "数量的来源不存在": (
        head("limits:\n  - {what: 人数, op: 超过, value: 1/2, cite: 'rul:5'}"),
        "meetings/a.yaml:6: sources/ 里没有「rul」，是不是「rule」？",
    ),
    "周期的来源不存在": (
        head("every: {text: 每月, unit: 月, cite: 'rul:5'}"),
        "meetings/a.yaml:1: sources/ 里没有「rul」，是不是「rule」？",
    ),
    "一年没有十三月": (
        head("every: {text: 每年, unit: 年, months: [12, 13]}"),
        "meetings/a.yaml:1: every 的 times 至少是 1，months 只能写 1 到 12",
    ),
    "失效早于生效": (head("since: 2026-01-02\nuntil: 2026-01-01"), "meetings/a.yaml:1: until 比 since 还早"),
    "某天和一步同名": (head("anchors: {one: 某天}"), "meetings/a.yaml:1: anchors 里的「one」和一步的 id 同名"),
    "时限互相算": (
        {
            "meetings/a.yaml": NORM
            + "parts:\n"
            + "  - {id: x, text: t, when: {text: 何时, amount: 1, from: y, side: 后, unit: 天}}\n"
            + "  - {id: y, text: t, when: {text: 何时, amount: 1, from: x, side: 后, unit: 天}}\n"
            + "  - {id: z, text: t, when: {text: 何时, amount: 1, from: y, side: 后, unit: 天}}\n"
        },
        (
            "meetings/a.yaml:6: 「x」的时限绕了一圈又从自己算起：x → y → x + "
            "meetings/a.yaml:7: 「y」的时限绕了一圈又从自己算起：y → x → y"
        ),
    ),
    "来源取代的来源不存在": (
        {"sources/new.yaml": SOURCE + "replaces: old\n", "sources/older.yaml": SOURCE},
        "sources/new.yaml:1: 没有来源「old」，是不是「older」？",
    ),
    "来源的一行不能既有摘要又不用引": (
        {"sources/seed.yaml": SEED + "chrome: {5: 页码, 6: 页码}\n"},
        "sources/seed.yaml:1: 「seed」第 5 行既有 gists 又有 chrome，只能写一样",
    ),
    "首页任务指向不存在的规范": (
        {**BASE, "tasks.yaml": "vote: {text: 我要投票, norm: othr}\n"},
        "tasks.yaml:1: 「vote」指向不存在的规范「othr」，是不是「other」？",
    ),
    "材料的来源不存在": (
        {**BASE, "papers/ballot.yaml": "title: 选票\nduty: 必备\ncites: ['rul:1']\n"},
        "papers/ballot.yaml:1: sources/ 里没有「rul」，是不是「rule」？",
    ),
    "主体的来源不存在": (
        {**BASE, "roles.yaml": "甲: {text: t}\n乙: {text: t, cites: ['rul:1']}\n"},
        "roles.yaml:2: sources/ 里没有「rul」，是不是「rule」？",
    ),
    "术语的来源不存在": (
        {**BASE, "terms.yaml": "应到会: {text: t, cites: ['rul:1']}\n"},
        "terms.yaml:1: sources/ 里没有「rul」，是不是「rule」？",
    ),
    "本单位数的来源要有摘要": (
        {**BASE, "local.yaml": "days: {label: 提前, value: 60, unit: 天, cites: ['seed:9']}\n"},
        "local.yaml:1: sources/seed.yaml 的 gists 里没有第 9 行",
    ),
    "不认识的文件夹_猜得出": (
        {"election/a.yaml": NORM + STEP},
        "election/a.yaml:1: 不会读取这个位置的文件，是不是「elections」？",
    ),
    "不认识的文件_猜得出": (
        {"role.yaml": "a: {text: t}"},
        "role.yaml:1: 不会读取这个位置的文件，是不是「roles.yaml」？",
    ),
    "文件夹里又有文件夹": (
        {"elections/old/a.yaml": NORM + STEP},
        "elections/old/a.yaml:1: 不会读取这个位置的文件；文件夹里不能再分文件夹",
    ),
    "不认识的文件夹_猜不出": (
        {"选举/a.yaml": NORM + STEP},
        (
            "选举/a.yaml:1: 不会读取这个位置的文件；可用：elections、meetings、members、dues、discipline、care、building、"
            "assessment、sources、papers、roles.yaml、terms.yaml 等"
        ),
    ),
    "文件名不是小写英文": (
        {"elections/选举.yaml": NORM + STEP, "papers/Ballot.yaml": "title: 选票\nduty: 必备\n"},
        (
            "elections/选举.yaml:1: 文件名要用小写英文和连字符，例如 election-procedure.yaml + "
            "papers/Ballot.yaml:1: 文件名要用小写英文和连字符，例如 election-procedure.yaml"
        ),
    ),
    "扩展名写成yml": ({"elections/a.yml": NORM + STEP}, "elections/a.yml:1: 文件名要以 .yaml 结尾"),
    "扩展名写成大写": ({"elections/a.YAML": NORM + STEP}, "elections/a.YAML:1: 文件名要以 .yaml 结尾"),
}


@pytest.mark.parametrize(("files", "said"), HEADS.values(), ids=HEADS)
def test_refused(flaws, files, said):
    assert " + ".join(flaws(files)) == said


def test_two_topics_cannot_share_a_name(flaws, tmp_path):
    files = {"dues/a.yaml": NORM + STEP, "meetings/a.yaml": NORM + STEP}

    assert flaws(files) == [f"meetings/a.yaml:1: 已有同名的规范 {tmp_path / 'procedures/dues/a.yaml'}"]


def test_a_norm_and_a_source_may_share_a_name(tree):
    folder = tree({"members/rule.yaml": NORM + STEP, "sources/rule.yaml": SOURCE})

    assert open_library([folder], {}).norms.keys() == open_library([folder], {}).sources.keys() == {"rule"}


def test_missing_folder(tmp_path):
    with pytest.raises(LoadError) as caught:
        open_library([tmp_path / "no", tmp_path / "neither"], {})

    assert str(caught.value) == f"{tmp_path}/neither:1: 没有这个文件夹\n{tmp_path}/no:1: 没有这个文件夹"


def test_flaws_of_all_files_at_once_in_reading_order(flaws):
    files = step("who: [甲], cites: [nothing], next: two")
    files["dues/b.yaml"] = NORM + "chain: {before: [x]}\n" + STEP

    assert [line.split(": ")[0] for line in flaws(files)] == ["dues/b.yaml:1", *["meetings/a.yaml:7"] * 3]


def test_what_cannot_be_read_is_reported_before_what_does_not_fit(flaws):
    files = step("who: [甲]")
    files["roles.yaml"] = "甲: {txt: 主持人}\n"

    assert flaws(files) == ["roles.yaml:1: 没有「txt」这个键，是不是「text」？", "roles.yaml:1: 缺少 text"]


def test_hidden_files_and_folders_named_like_files_are_left_alone(tree):
    folder = tree({"elections/a.yaml": NORM + STEP, "elections/._a.yaml": "\x00", "notes.txt": "随便"})
    (folder / "elections/.#a.yaml").symlink_to("nowhere")
    (folder / "elections/b.yaml").mkdir()

    assert list(open_library([folder], {}).norms) == ["a"]


ACCEPTED = {
    "三行以内": "cites: ['seed:1-3']",
    "条文不限三行": "cites: ['rule:1-9']",
    "来源可以整篇引用": "cites: [rule]",
    "不像任何输入项的记录": "record: [{key: remark, label: 备注}], checkers: [quorum]",
    "口径差异可以未定": "differs: [{about: 几天, says: {'rule:5': 三天, 'rule:6': 五天}, why: 待核}]",
    "时限只有文字": "when: {text: 及时}",
    "时限至少和至多相等": WHEN % "at_least: 3, at_most: 3, from: day, side: 前, unit: 天",
    "时限从一组算起": WHEN % "amount: 3, from: g, side: 前, unit: 天"
    + "}\n  - {id: g, text: t, parts: [{id: h, text: t}]",
}


@pytest.mark.parametrize("keys", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(tree, keys):
    assert open_library([tree(step(keys))], CALCULATORS).norms["a"].parts[0].id == "one"


@pytest.mark.parametrize(("cite", "fits"), [("seed:1-4", True), ("seed:2-5", False)])
def test_lines_of_one_broken_sentence_may_be_cited_together(tree, cite, fits):
    folder = tree({**step(f"cites: ['{cite}']"), "sources/seed.yaml": SEED + "joined: [1-4]\n"})

    if fits:
        assert str(open_library([folder], {}).norms["a"].parts[0].cites[0]) == cite
    else:
        with pytest.raises(LoadError, match="超过 3 行"):
            open_library([folder], {})


def test_a_group_may_cite_more_than_three_lines(tree):
    folder = tree(step("cites: ['seed:1-5'], parts: [{id: two, text: t}]"))

    assert open_library([folder], {}).norms["a"].parts[0].parts[0].id == "two"


READ = {
    "读过的条": (Clause.ARTICLE, "1-6", "s:6", False),
    "没读的条": (Clause.ARTICLE, "1-6", "s:7", True),
    "有一条没读": (Clause.ARTICLE, "1-6", "s:6-7", True),
    "只读了几条_引用整篇": (Clause.ARTICLE, "1-6", "s", True),
    "读过全文": (Clause.ARTICLE, "全文", "s:40", False),
    "读过全文_引用整篇": (Clause.ARTICLE, "全文", "s", False),
    "没读的项": (Clause.ITEM, "1-3", "s:4", True),
    "按行引用的种子文件都读过": (Clause.LINE, "1", "s:99", False),
}


@pytest.mark.parametrize(("clause", "read", "cite", "expected"), READ.values(), ids=READ)
def test_uncertain(clause, read, cite, expected):
    source = Source(title="s", rank=Rank.RULE, status=Status.IN_FORCE, clause=clause, read=Ranges.parse(read))

    assert Library(sources={"s": source}).uncertain(Cite.parse(cite)) is expected


def test_later_folder_replaces_entries_of_the_same_name(tree):
    ours = tree({**step("who: [甲]"), "roles.yaml": "甲: {text: 全国}\n乙: {text: 全国}\n"})
    unit = tree({"dues/a.yaml": NORM + STEP, "roles.yaml": "甲: {text: 本单位}\n"}, "unit")

    both = open_library([ours, unit], CALCULATORS)

    assert {name: role.text for name, role in both.roles.items()} == {"甲": "本单位", "乙": "全国"}
    assert (both.norms["a"].topic, both.norms["a"].own_unit) == ("dues", True)
    assert not both.norms["other"].own_unit
    assert both.roles["甲"].path == unit / "roles.yaml"


def test_later_folder_may_break_what_refers_to_it(tree):
    ours = tree({**BASE, "meetings/a.yaml": NORM + "parts: [{id: one, text: t, next: 'other#one'}]\n"})
    unit = tree({"elections/other.yaml": NORM + "parts: [{id: first, text: t}]\n"}, "unit")

    with pytest.raises(LoadError) as caught:
        open_library([ours, unit], {})

    assert str(caught.value) == f"{ours}/meetings/a.yaml:5: 规范「other」里没有「one」；可用：first、other"


def test_cache_is_kept_until_a_file_changes(tree):
    folder = tree({"elections/a.yaml": NORM + STEP})
    first = cached_library([folder], {})
    assert cached_library([folder], {}) is first

    os.utime(folder / "elections/a.yaml", ns=(0, 0))
    second = cached_library([folder], {})
    assert second is not first

    tree({"elections/b.yaml": NORM + STEP})
    assert list(cached_library([folder], {}).norms) == ["a", "b"]

    (folder / "elections/a.yaml").unlink()
    assert list(cached_library([folder], {}).norms) == ["b"]
    assert len(library._CACHE) == 1


def test_cache_tells_folders_apart(tree, tmp_path):
    """A folder that is missing is not mistaken for another one without files."""
    assert cached_library([tree({}, ".")], {}).norms == {}
    with pytest.raises(LoadError):
        cached_library([tmp_path / "no"], {})


def test_a_flaw_is_not_cached(tree):
    folder = tree({"elections/a.yaml": "x: y\n"})
    for _ in range(2):
        with pytest.raises(LoadError):
            cached_library([folder], {})

    tree({"elections/a.yaml": NORM + STEP})
    assert list(cached_library([folder], {}).norms) == ["a"]


def test_folders_from_the_environment(monkeypatch):
    monkeypatch.delenv("HANDBOOK_PROCEDURES", raising=False)
    assert folders() == (Path("procedures"),)
    monkeypatch.setenv("HANDBOOK_PROCEDURES", os.pathsep.join(["procedures", "本单位 规范"]))
    assert folders() == (Path("procedures"), Path("本单位 规范"))


def test_uses_in_order_of_the_clause(tree):
    files = step("cites: ['seed:2', 'seed:1-2', 'seed:4', 'seed:1']")
    files["elections/other.yaml"] = NORM + "cites: ['seed:5', 'seed:3']\n" + STEP
    found = open_library([tree(files)], {}).uses

    assert [f"{norm.slug} {node.id} {cite}" for norm, node, cite in found["seed"]] == [
        "a one seed:1",
        "a one seed:1-2",
        "a one seed:2",
        "other other seed:3",
        "a one seed:4",
        "other other seed:5",
    ]
    assert found["rule"] == []


def test_norms_stand_by_topic_then_place(tree):
    """
    先按专题，同一专题按 place，没有写的排在最后。
    """
    files = {
        "dues/a.yaml": NORM + STEP,
        "meetings/a-last.yaml": NORM + STEP,
        "meetings/b.yaml": NORM + "place: 20\n" + STEP,
        "meetings/c.yaml": NORM + "place: 10\n" + STEP,
    }

    assert list(open_library([tree(files)], {}).norms) == ["c", "b", "a-last", "a"]
