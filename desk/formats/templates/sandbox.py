"""Jinja's sandbox as desk uses it: for its own templates, and, with bounds, for those of a publication's own."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment

from desk.formats.blocks.values import VALUES
from desk.formats.templates.bounds import allowed, asked, held, operated, turn

_BUILT_IN = (str, bytes, int, float, list, dict, set, tuple)


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, which need not be asked for the fields of our own frozen values: they are data."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a value."""
        if type(obj) in VALUES and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class Bounded(Sandbox):
    """The sandbox for templates that come from elsewhere: what they make is counted, and it is not without an end."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    held = staticmethod(held)

    def bind(self) -> None:
        """Put bounds around all filters, and around what is printed and put together."""
        self.filters = {name: _bounded(name, made) for name, made in self.filters.items()}
        self.finalize = held
        self.concat = _concat  # type: ignore[method-assign]

    def turns(self, values: Any) -> Any:
        """What a loop goes through, its turns counted."""
        if hasattr(values, "__len__"):
            turn(len(values))
            return values
        return _counting(values)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What an operator makes. Raises TooMuch."""
        operated(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a function, a macro or a method makes. Raises TooMuch."""
        turn()
        if isinstance(obj, LoopContext):  # a loop that goes into itself
            args = tuple(map(self.turns, args))
        of = getattr(getattr(obj, "__wrapped__", obj), "__self__", None)
        if isinstance(of, _BUILT_IN):
            args = tuple(map(_taken, args))
            asked(obj.__name__, of, [*args, *kwargs.values()])
        elif obj is self.globals.get("lipsum"):
            most, *others = sorted(
                [1, *(each for each in (*args, *kwargs.values()) if isinstance(each, int))], reverse=True
            )
            asked("lipsum", most, [*others, 100])
        return super().call(context, obj, *args, **kwargs)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _put_around(tree)
        return tree


def _put_around(tree: nodes.Template) -> None:
    """Put the bounds where Jinja asks nobody: around what a loop goes through, what `~` joins and what is cut."""
    for node in list(tree.find_all((nodes.For, nodes.Concat, nodes.Getitem))):
        if isinstance(node, nodes.For):
            node.iter = _called("turns", node.iter)
        elif isinstance(node, nodes.Concat):
            node.nodes = [_called("held", each) for each in node.nodes]
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
            node.node = _called("held", node.node)


def _called(name: str, value: nodes.Node) -> nodes.Call:
    """The value, handed to a function of the environment."""
    line = value.lineno
    return nodes.Call(nodes.EnvironmentAttribute(name, lineno=line), [value], [], None, None, lineno=line)


def _bounded(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that looks at what it is given, and at what it made."""
    first = int(hasattr(made, "jinja_pass_arg"))

    @wraps(made)
    def bounded(*args: Any, **kwargs: Any) -> Any:
        value, *rest = map(_taken, args[first:])
        asked(name, value, [*rest, *kwargs.values()])
        return held(made(*args[:first], value, *rest, **kwargs))

    return bounded


def _taken(value: Any) -> Any:
    """What is made only when it is asked for, made: how much that is is known then."""
    return list(_counting(value)) if isinstance(value, Iterator) and not isinstance(value, LoopContext) else value


def _counting(values: Iterable[Any]) -> Iterator[Any]:
    for each in values:
        turn()
        yield each


def _concat(pieces: Iterable[str]) -> str:
    """The pieces of a page put together, counted one by one."""
    made = []
    for piece in pieces:
        allowed(len(piece))
        made.append(piece)
    return "".join(made)
