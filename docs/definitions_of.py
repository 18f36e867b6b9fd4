"""The public names of a package, read from its source: signatures, fields and docstrings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

SOURCE = Path(__file__).parents[1] / "src"
WIDTH = 88
LABELS = re.compile(r"(Reads|Returns|Unit|Source|Raises) {2,}")
Defined = ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


def source(module: str) -> Path:
    """The file that holds `module`."""
    place = SOURCE / module.replace(".", "/")
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def tree(module: str) -> ast.Module:
    """The parsed source of `module`."""
    return ast.parse(source(module).read_text("utf-8"))


def head(module: str) -> str:
    """The docstring of `module`."""
    return told(ast.get_docstring(tree(module)) or "")


def public(module: str) -> list[str]:
    """What `module` offers: its ``__all__``, else every name without an underscore."""
    names = {name: node for node in tree(module).body for name in _names(node)}
    listed = names.get("__all__")
    if listed is None:
        return [name for name, node in names.items() if _is_offered(name, node)]
    return [str(it) for it in ast.literal_eval(ast.unparse(listed).split("=", 1)[1].strip())]


def entry(module: str, name: str) -> str:
    """The reference of `name`, which `module` offers."""
    node = _find(module, name)
    says = "" if isinstance(node, ast.Assign | ast.AnnAssign) else ast.get_docstring(node)
    return f"### `{name}`\n\n```python\n{_signature(node)}\n```\n\n{told(says or '')}".rstrip()


def told(docstring: str) -> str:
    """A docstring as Markdown: labels, drawings and examples keep their shape."""
    return "\n\n".join(_paragraph(it) for it in docstring.split("\n\n") if it.strip())


def _paragraph(text: str) -> str:
    if text.startswith(">>>"):
        return f"```pycon\n{text}\n```"
    if LABELS.match(text) or text.startswith(("* ", "  ")):
        return f"```text\n{text}\n```"
    return text


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.AnnAssign):
        return [ast.unparse(node.target)]
    if isinstance(node, ast.Assign):
        return [name.strip(" ()") for it in node.targets for name in ast.unparse(it).split(",")]
    return []


def _is_offered(name: str, node: ast.stmt) -> bool:
    """Whether `name` is meant for others: no underscore, no variable of types."""
    is_variable = "TypeVar(" in ast.unparse(node) or "ParamSpec(" in ast.unparse(node)
    return not name.startswith("_") and not (isinstance(node, ast.Assign) and is_variable)


def _find(module: str, name: str) -> Defined:
    """Where `name` is defined, which may be where `module` has it from."""
    for node in tree(module).body:
        if isinstance(node, Defined) and name in _names(node):
            return node
        if isinstance(node, ast.ImportFrom) and name in {it.name for it in node.names}:
            return _find(str(node.module), name)
    raise LookupError(f"{module} offers {name}, but neither defines nor imports it.")


def _signature(node: Defined) -> str:
    if isinstance(node, ast.FunctionDef):
        return _call(node)
    if isinstance(node, ast.ClassDef):
        return "\n".join([_class(node), *_members(node)])
    return ast.unparse(node)


def _class(node: ast.ClassDef) -> str:
    bases = ", ".join(ast.unparse(it) for it in node.bases)
    return f"class {node.name}({bases})" if bases else f"class {node.name}"


def _members(node: ast.ClassDef) -> Iterator[str]:
    """The fields of a class, then its properties and methods, each with its first line."""
    for it in node.body:
        if isinstance(it, ast.AnnAssign):
            yield f"    {ast.unparse(it)}"
    for it in node.body:
        if isinstance(it, ast.FunctionDef) and not it.name.startswith("_"):
            yield ""
            yield from (
                f"    # {line}" for line in (ast.get_docstring(it) or "").split("\n")[:1]
            )
            yield indent(_property(it) if _is_property(it) else _call(it), "    ")


def _is_property(node: ast.FunctionDef) -> bool:
    return "property" in {ast.unparse(it).split(".")[-1] for it in node.decorator_list}


def _property(node: ast.FunctionDef) -> str:
    return f"{node.name}: {ast.unparse(node.returns)}" if node.returns else node.name


def _call(node: ast.FunctionDef) -> str:
    """A function's name, arguments and result, on one line or one for each argument."""
    result = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    line = f"{node.name}({ast.unparse(node.args)}){result}"
    if len(line) <= WIDTH:
        return line
    return f"{node.name}(\n{indent(_split(ast.unparse(node.args)), '    ')}\n){result}"


def _split(arguments: str) -> str:
    """One argument a line: break at the commas that stand in no bracket."""
    lines, depth = "", 0
    for letter in arguments:
        depth += (letter in "([{") - (letter in ")]}")
        lines += ",\n" if letter == "," and not depth else letter
    return "\n".join(line.strip() for line in lines.splitlines())
