"""The house rules that no linter checks: sizes, names, the one seam, nothing of one machine."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "balanza"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = [it for name in ("docs", "benchmarks") for it in sorted((ROOT / name).rglob("*.py"))]
FOLDERS = sorted(PACKAGE.glob("*/**/__init__.py"))
MADE = {"__pycache__", "_build", "brief", "dist"}
BANNED = {"base", "common", "core", "handler", "helpers", "manager"}
BANNED |= {"misc", "processor", "service", "types", "utils"}
LINES_OF = {ast.FunctionDef: 30, ast.AsyncFunctionDef: 30, ast.ClassDef: 90}
MACHINE = re.compile(r"(?<![\w.})$-])/(?:work|tmp|root|home)(?![\w-])")
ADDRESS = re.compile(r"://|\bfile:|^-", re.MULTILINE)


def ours():
    """Every file of the project, as far as it is text that somebody wrote."""
    folders = ("src", "tests", "docs", "benchmarks", ".ci", ".github")
    found = [it for it in ROOT.iterdir() if it.is_file() and it.name != ".git"]
    found += [it for folder in folders for it in (ROOT / folder).rglob("*") if it.is_file()]
    return sorted(it for it in found if not MADE.intersection(it.relative_to(ROOT).parts))


def text(path):
    """What `path` holds; nothing where it holds bytes."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def length(node):
    """The lines of a function or class, without its docstring."""
    says = ast.get_docstring(node, clean=False) or ""
    return node.end_lineno - node.lineno + 1 - len(says.splitlines())


def told(path, what):
    return f"{path.relative_to(ROOT).as_posix()}: {what}"


def docstring(path):
    return ast.get_docstring(ast.parse(text(path)), clean=False) or ""


def none(found):
    """Fail with all that was found."""
    assert not found, "\n" + "\n".join(found)


def test_modules_have_at_most_250_lines():
    long = [(it, len(text(it).splitlines())) for it in [*MODULES, *SCRIPTS]]
    none([told(it, lines) for it, lines in long if lines > 250])


@pytest.mark.parametrize("kind", LINES_OF, ids=str)
def test_functions_and_classes_stay_small(kind):
    found = [
        (path, node)
        for path in [*MODULES, *SCRIPTS]
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, kind)
    ]
    none([told(path, it.name) for path, it in found if length(it) > LINES_OF[kind]])


def test_yaml_files_have_at_most_200_lines():
    yaml = [it for it in ours() if it.suffix in {".yaml", ".yml"}]
    none([told(it, "too long") for it in yaml if len(text(it).splitlines()) > 200])


def test_a_module_is_named_after_what_it_holds():
    none([told(it, it.stem) for it in MODULES if it.stem in BANNED])
    none([told(it, it.parent.name) for it in MODULES if it.parent.name in BANNED])


def test_only_the_seam_evaluates():
    evaluating = [it for it in MODULES if ".collect(" in text(it)]
    assert [it.relative_to(PACKAGE).as_posix() for it in evaluating] == ["frames.py"]


def test_every_module_opens_with_one_line_that_says_what_it_holds():
    heads = [(it, docstring(it).splitlines()[:2]) for it in [*MODULES, *SCRIPTS]]
    none([told(it, head) for it, head in heads if not head or any(head[1:])])


def test_every_folder_of_code_is_a_package():
    folders = {it.parent for it in MODULES}
    folders |= {it for it in PACKAGE.iterdir() if it.is_dir() and it.name not in MADE}
    bare = [it for it in sorted(folders) if not (it / "__init__.py").exists()]
    none([told(it, "no __init__.py") for it in bare])


def test_a_folder_says_in_one_line_what_it_answers():
    lines = [(it, len(docstring(it).splitlines())) for it in FOLDERS]
    none([told(it, f"{count} lines of docstring") for it, count in lines if count != 1])


def test_a_folder_lists_the_names_it_gives():
    none([told(it, "no __all__") for it in FOLDERS if "\n__all__" not in text(it)])


def test_the_package_root_imports_nothing():
    root = ast.parse(text(PACKAGE / "__init__.py"))
    assert not [it for it in ast.walk(root) if isinstance(it, (ast.Import, ast.ImportFrom))]


def test_the_root_shows_at_most_13_entries():
    shown = {it.name for it in ROOT.iterdir() if not it.name.startswith(".")} - MADE
    assert len(shown) <= 13, sorted(shown)


def test_no_file_names_a_folder_of_one_machine():
    lines = [(it, line) for it in ours() for line in text(it).splitlines()]
    none([told(it, line) for it, line in lines if MACHINE.search(line)])


def test_the_lock_has_hashes_and_names_no_registry():
    lock = text(ROOT / "requirements.lock")
    pins = re.findall(r"^[a-z0-9][^\n]*==[^\n]*$", lock, re.MULTILINE)
    assert pins
    none([it for it in pins if not it.endswith("\\")])
    none(ADDRESS.findall(lock))
