"""
Are the cases sharp?  ``python -m checkers.tests.mutate [calculator or module …]``

Flips each comparison, ``min``, ``max`` and ``inclusive`` of the rules one at a time and answers the cases again: those
of the calculator for a change in its module, all of them for a change in what calculators share.  A change that no
case notices is listed, unless equivalents.yaml says why none can.
"""

import ast
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import yaml

import checkers
from checkers.tests.cases import CASES, seen


FOLDER = Path(checkers.__file__).parent
EQUIVALENTS = Path(__file__).parent / "equivalents.yaml"
READING = {"__init__", "__main__", "inputs", "kinds", "phrases", "record", "rows"}  # they have their own tests
FLIPS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
OTHER = {"min": "max", "max": "min"}
PATIENCE = 20  # seconds; a change may make a loop endless


class Change(NamedTuple):
    """One flip: the function and the code it is in, as Python writes it, and what becomes of it."""

    module: str
    line: int
    function: str
    code: str
    now: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What an entry of equivalents.yaml names; the line would not last."""
        return self.module, self.function, self.code, self.now

    @property
    def any_code(self) -> tuple[str, str, str, str]:
        """What an entry names that speaks of every such change."""
        return self.module, self.function, "*", self.now


def flips(module: str, tree: ast.Module) -> Iterator[tuple[Change, Callable[[], None]]]:
    """Yield every possible change of a module, with what does it to *tree*."""
    functions = {
        inner: outer.name for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef) for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        function = functions.get(node, "")
        if isinstance(node, ast.Compare):
            for place, operator in enumerate(node.ops):
                if flipped := FLIPS.get(type(operator)):
                    code = ast.unparse(node)
                    now = [*node.ops[:place], flipped(), *node.ops[place + 1 :]]
                    written = ast.unparse(ast.Compare(node.left, now, node.comparators))
                    yield (
                        Change(module, node.lineno, function, code, written),
                        lambda node=node, now=now: setattr(node, "ops", now),
                    )
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in OTHER:
                change = Change(module, node.lineno, function, ast.unparse(node), OTHER[name])
                yield change, lambda node=node, name=name: setattr(node.func, "id", OTHER[name])
            for keyword in node.keywords:
                if keyword.arg == "inclusive" and isinstance(keyword.value, ast.Constant):
                    now = ast.Constant(not keyword.value.value)
                    change = Change(module, keyword.lineno, function, ast.unparse(node), f"inclusive={now.value}")
                    yield change, lambda keyword=keyword, now=now: setattr(keyword, "value", now)


def parsed(module: str) -> ast.Module:
    """Return the tree of a module."""
    return ast.parse((FOLDER / f"{module}.py").read_text("utf-8"))


def survives(module: str, place: int) -> bool:
    """Say whether all cases hold with flip number *place*; for a process of its own, it is of no use afterwards."""
    tree = parsed(module)
    _, flip = list(flips(module, tree))[place]
    flip()
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        install(module, ast.fix_missing_locations(tree))
        own = [(name, case) for name, case in CASES if module == home(name)]
        return all(seen(checkers.run(name, case["given"]), case["then"]) == case["then"] for name, case in own or CASES)
    except Exception:  # noqa: BLE001  (an answer that ends in an error is noticed)
        return False


def give_up(*_: object) -> None:
    """End an answer that does not come."""
    raise TimeoutError


def home(name: str) -> str:
    """Return the module of a calculator."""
    return checkers.CHECKERS[name].check.__module__.rpartition(".")[2]


def install(module: str, tree: ast.Module) -> None:
    """Put the changed module in place of the real one, and load again all that may use it."""
    for name in [
        name for name in sys.modules if name.startswith("checkers.") and not name.startswith("checkers.tests")
    ]:
        del sys.modules[name]
        vars(checkers).pop(name.partition(".")[2], None)
    changed = ModuleType(f"checkers.{module}")
    changed.__package__ = "checkers"
    sys.modules[changed.__name__] = changed
    exec(compile(tree, f"{module}.py", "exec"), vars(changed))  # noqa: S102  (our own code)
    setattr(checkers, module, changed)
    exec(compile((FOLDER / "__init__.py").read_text("utf-8"), "__init__.py", "exec"), vars(checkers))  # noqa: S102


def equivalents() -> list[dict[str, str]]:
    """Return the changes that no case can notice: ``module``, ``function``, ``code`` (* = any), ``now``, and ``why``."""
    return yaml.safe_load(EQUIVALENTS.read_text("utf-8")) or []


def main(wanted: list[str]) -> int:
    """Try all changes of the modules *wanted* (all when empty); return 1 when one survives without a reason."""
    homes = {name: home(name) for name in checkers.CHECKERS}
    modules = sorted(
        {homes.get(name, name) for name in wanted} or {path.stem for path in FOLDER.glob("*.py")} - READING
    )
    tried = [(module, place) for module in modules for place, _ in enumerate(flips(module, parsed(module)))]
    with get_context("fork").Pool(maxtasksperchild=1) as pool:
        alive = pool.starmap(survives, tried, chunksize=1)
    changes = {each: list(flips(each, parsed(each))) for each in modules}
    survivors = [changes[module][place][0] for (module, place), lives in zip(tried, alive, strict=True) if lives]
    excused = {tuple(each[key] for key in ("module", "function", "code", "now")) for each in equivalents()}
    unexcused = [each for each in survivors if not {each.key, each.any_code} & excused]
    needless = sorted(excused - {key for each in survivors for key in (each.key, each.any_code)})
    for each in unexcused:
        print(f"checkers/{each.module}.py:{each.line}: {each.code} → {each.now}")
    for module, function, code, now in needless:
        if module in modules:
            print(f"equivalents.yaml: {module}: {function}: {code} → {now}：算例能发现，或者已经没有这段代码，请删掉。")
    print(f"改动 {len(tried)} 处，没有发现 {len(unexcused)} 处，写明理由的 {len(survivors) - len(unexcused)} 处。")
    return int(bool(unexcused or any(key[0] in modules for key in needless)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
