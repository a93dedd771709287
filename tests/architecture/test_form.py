"""Files, functions and classes stay small, and no error is swallowed."""

import ast
from statistics import median

from tests.architecture.source import Module, lines_of, modules

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
MOST_PUBLIC_METHODS = 15
MEDIAN_LINES_OF_A_FILE = 150
MEDIAN_LINES_OF_A_FUNCTION = 10


def test_no_file_is_long() -> None:
    sizes = {module.path: module.text.count("\n") for module in modules("backoffice", "tests", "benchmarks")}
    assert {path: lines for path, lines in sizes.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_long() -> None:
    sizes = {
        f"{module.path}:{function.lineno} {function.name}": lines_of(function)
        for module in modules("backoffice", "benchmarks")
        for function in module.functions()
    }
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_most_files_and_functions_are_short() -> None:
    program = modules("backoffice")
    files = [module.text.count("\n") for module in program]
    functions = [lines_of(function) for module in program for function in module.functions()]
    assert median(files) <= MEDIAN_LINES_OF_A_FILE
    assert median(functions) <= MEDIAN_LINES_OF_A_FUNCTION


def _is_public_method(node: ast.stmt) -> bool:
    """Properties are attributes: what a class holds, not what it does."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
        return False
    return not any(isinstance(mark, ast.Name) and mark.id == "property" for mark in node.decorator_list)


def test_no_class_has_many_public_methods() -> None:
    sizes = {
        f"{module.path} {made.name}": sum(_is_public_method(node) for node in made.body)
        for module in modules("backoffice")
        for made in module.classes()
    }
    assert {name: methods for name, methods in sizes.items() if methods > MOST_PUBLIC_METHODS} == {}


def test_no_error_is_swallowed() -> None:
    assert [place for module in modules("backoffice", "benchmarks", "tests") for place in _swallowed(module)] == []


def test_swallowing_is_seen() -> None:
    text = """
try: f()
except: raise
try: f()
except ValueError: pass
with suppress(Exception): f()
with contextlib.suppress(BaseException): f()
"""
    assert [place.rpartition(":")[2] for place in _swallowed(Module("x", text, ast.parse(text)))] == [
        "3",
        "5",
        "6",
        "7",
    ]


def _swallowed(module: Module) -> list[str]:
    places: list[str] = []
    for node in ast.walk(module.tree):
        match node:
            case ast.ExceptHandler(type=None):
                places.append(f"{module.path}:{node.lineno}")
            case ast.ExceptHandler(body=[ast.Pass() | ast.Continue() | ast.Expr(value=ast.Constant())]):
                places.append(f"{module.path}:{node.lineno}")
            case ast.Call(func=ast.Name(id="suppress") | ast.Attribute(attr="suppress"), args=args) if any(
                isinstance(named, ast.Name) and named.id in ("Exception", "BaseException") for named in args
            ):
                places.append(f"{module.path}:{node.lineno}")
    return sorted(places, key=lambda place: int(place.rpartition(":")[2]))
