"""How wide a text is and where its lines break: counted, never measured by a font.

A CJK character is 1 em wide, any other 0.6 em, so every machine draws the same chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from unicodedata import east_asian_width


NOT_FIRST = frozenset("。，、；：？！）》」』】〕”’％…—·.,;:?!)]}%")
NOT_LAST = frozenset("（《「『【〔“‘([{")
COUNTED = frozenset("年月日天时人名票张条款项个次届")  # stays with the number before it
WORDS = (
    "党员 党组 党委 党费 党章 支部 支委 委会 委员 员会 书记 小组 组织 上级 会议 大会 选举 选票 候选 当选 选人 投票 监票 计票 得票 票箱 "
    "人数 人员 名额 名单 名册 办法 方案 报告 请示 批复 批准 审批 审查 同意 意见 讨论 研究 决定 决议 通过 公布 公示 宣布 介绍 "
    "推选 推荐 提名 主持 召开 时间 地点 材料 记录 档案 通知 填写 签字 签到 应到 实到 到会 清点 有效 无效 重新 另行 工作 实绩 "
    "简历 主要 优点 缺点 情况 结果 准备 学习 教育 培养 考察 发展 预备 转正 申请 谈话 评议 民主 生活 检查 整改 处分 处置 监督 "
    "权利 义务 任期 届满 换届 补选 增补 分工 备案 逐张 核对 过半 半数 每人 多少 少于 多于 超过 不少 不能 不得 可以 应当 需要 "
    "谈心 评定 等次 测评 自评 互评 查摆 党课 党日 基数 比例 交纳 欠交 补交 留党 察看 劝退 除名 限期 改正 转接 信息 系统 述职 点评 对照 活动 严格 管理 单位 条件 基层 政治 历史 斗争 社会 关系 开会 主题 整理 "
    "归档 清单 措施 落实 及时 传达 安排 职责 职能 标准 要求 规定 正式 思想 帮助 处理 分歧 草稿 表决 申诉 申辩 违纪 违反 党纪 党性 党风 批评 意愿 入党 积极 分子 对象 联系 预审 志愿 誓词 宣誓 延长 取消 资格 "
    "政策 态度 户籍 所在 党龄 缺席 出席 原因 改期 日子 承诺 表态 发言 提纲 走访 群众 约谈 反馈 听取 特殊 理由 督促 手续 核实 调查 说明 期满 年度 考核 述评 软弱 涣散 整顿 班子 公开 经费 开支 流动 失联 停止 "
    "党籍 "
    "按照 根据 或者 以及 没有 是否 进行 完成 确定 明确 提出 提前 组成 参加 负责"
)
PAIRS = frozenset(WORDS.split())  # two characters that read better on one line
WIDE, SLIM = 10, 6  # tenths of an em


@lru_cache(maxsize=1 << 16)
def _tenths(text: str) -> int:
    return sum(WIDE if east_asian_width(c) in "WFA" else SLIM for c in text)


def width(text: str, size: int) -> int:
    """Width of *text* in units, at a font *size*, rounded up."""
    return -(-_tenths(text) * size // WIDE)


def _together(before: str, after: str, *, words: bool) -> bool:
    """Whether no line may break between two characters; *words* that read better on one line count too."""
    if before in NOT_LAST or after in NOT_FIRST or after.isspace():
        return True
    latin = before.isascii() and not before.isspace() and after.isascii() and not after.isspace()
    return latin or (before.isdigit() and after in COUNTED) or (words and before + after in PAIRS)


def _pieces(text: str, limit: int, *, words: bool = True) -> Iterator[str]:
    """Yield the parts of *text* that stay on one line; what fits no line of *limit* tenths is cut."""
    piece = ""
    for c, after in zip_longest(text, text[1:], fillvalue=""):
        piece += c
        if after and _together(c, after, words=words):
            continue
        if _tenths(piece) <= limit:
            yield piece
        elif words:
            yield from _pieces(piece, limit, words=False)
        else:
            yield from (piece[i : i + limit // WIDE] for i in range(0, len(piece), limit // WIDE))
        piece = ""


def _fill(pieces: list[str], limit: int) -> list[str]:
    lines = [""]
    for piece in pieces:
        if _tenths((lines[-1] + piece).strip()) > limit:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


@lru_cache(maxsize=4096)
def wrap(text: str, size: int, limit: int) -> tuple[str, ...]:
    """Break *text* into as few lines of at most *limit* units as possible, then even them out."""
    most = max(limit * WIDE // size, 2 * WIDE)
    pieces = list(_pieces(text, most))
    fewest = _fill(pieces, most)
    least = max(-(-_tenths(text) // len(fewest)), *map(_tenths, pieces), 0)
    for tenths in range(least, most, SLIM):
        lines = _fill(pieces, tenths)
        if len(lines) == len(fewest):
            return tuple(lines)
    return tuple(fewest)
