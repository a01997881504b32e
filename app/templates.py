"""Templates as they are compiled: what never changes is worked out once at start, so that a request pays only for what differs.

A part that is named outright (`{% include "x.html" %}`) is put in its place, and calls of CONSTANT functions with written-out
arguments (`icon("check")`) become their result. Together they were a third of a page (bench)."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

NAMED = re.compile(r'\{% include "([^"{}]+)" %\}')
IMPORT = re.compile(r'(?m)^\{% from "[^"{}]+" import [\w, ]+ %\}\n')
EXTENDS = re.compile(r'\A(\{% extends "[^"{}]+" %\}\n)?')
INDENT = re.compile(r"\n[ \t]+(?=[<{])")  # for us; a browser makes one space of it


class JoiningLoader(FileSystemLoader):
    """A template with the parts that it names already in it. Line numbers of errors count the parts' lines too."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, _ = super().get_source(environment, template)
        imports = IMPORT.findall(source)  # once, at the top: not in every round of a loop that a part stands in

        def part(found: re.Match[str]) -> str:
            words = self.get_source(environment, found[1])[0]
            imports.extend(IMPORT.findall(words))
            return IMPORT.sub("", words).rstrip("\n")

        joined = NAMED.sub(part, IMPORT.sub("", source))
        return INDENT.sub("\n", EXTENDS.sub(lambda found: found[0] + "".join(dict.fromkeys(imports)), joined, count=1)), name, lambda: True


class Folding(NodeTransformer):
    def __init__(self, constant: dict[str, Any]):
        self.constant = constant

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        node = self.generic_visit(node)  # type: ignore[assignment]
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        varies = node.kwargs or node.dyn_args or node.dyn_kwargs  # "*names" is no written-out argument
        if name not in self.constant or varies or not all(isinstance(each, nodes.Const) for each in node.args):
            return node
        return nodes.Const(self.constant[name](*(each.value for each in node.args)), lineno=node.lineno)  # type: ignore[attr-defined]

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node | list[nodes.Node]:
        """Without a context a macro is always the same one: Jinja looks through all globals at each import to find that out."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            return node
        pairs = [name if isinstance(name, tuple) else (name, name) for name in node.names]
        return [self._named(node, name, alias) for name, alias in pairs]

    def _named(self, node: nodes.FromImport, name: str, alias: str) -> nodes.Node:
        found = nodes.Call(nodes.Name("macro_of", "load"), [node.template, nodes.Const(name)], [], None, None)
        return nodes.Assign(nodes.Name(alias, "store"), found).set_lineno(node.lineno)


class Templates(Environment):
    """constant: functions by name whose result depends on nothing but their arguments. StrictUndefined, always escaped."""

    def __init__(self, folder: Path, constant: dict[str, Any]):
        self.constant = constant
        loader: BaseLoader = JoiningLoader(folder)
        super().__init__(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
        self.globals.update(constant)
        self.globals["macro_of"] = cache(self.macro)

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        found: Callable[..., Markup] = getattr(self.get_template(template).module, name)
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = Folding(self.constant).visit(super()._parse(source, name, filename))
        return parsed
