"""What a README asks its reader to type: the commands and the Python samples of a Markdown file.

Commands stand in fenced blocks marked `sh`, and in indented blocks whose first line begins with a
word of `PROGRAMS`. Python samples stand in fenced blocks marked `python`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

PROGRAMS = ("make", "python", ".venv/bin/python", "dateline", "pip", "git", "cd", "cat", "export")
_SHELL = ("sh", "shell", "bash", "console")
_FENCE = re.compile(r"^(`{3,}|~{3,})\s*(\w*)")
_ASSIGNED = re.compile(r"(\w+)=(.*)", re.DOTALL)
_OPERATORS = frozenset("| || && ; < > >> &".split())


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a Markdown file; `line` counts from 1 at its first line of content."""

    language: str
    """Of its fence, "" where it is indented or names none."""
    line: int
    text: str

    @property
    def is_shell(self) -> bool:
        """Whether its lines are commands."""
        if self.language:
            return self.language in _SHELL
        words = self.text.split()
        return bool(words) and words[0].removeprefix("$") in PROGRAMS

    @property
    def is_python(self) -> bool:
        """Whether it is a Python sample."""
        return self.language == "python"


@dataclass(frozen=True, slots=True)
class Command:
    """A command line."""

    line: int
    text: str
    """Without its comment, on one line."""
    variables: dict[str, str]
    """Those that are set for it alone."""
    words: tuple[str, ...]
    """The program and its arguments, quotes taken off."""
    piped: bool
    """It takes a shell: several commands, or files for input and output."""


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of code of a Markdown file."""
    fence, language, start = "", "", 0
    held: list[str] = []
    before = ""
    for number, line in enumerate(markdown.splitlines(), 1):
        if fence:
            if line.strip() == fence:
                yield Block(language or "text", start, "\n".join(held) + "\n")
                fence, held, before = "", [], ""
            else:
                held.append(line)
            continue
        opened = _FENCE.match(line)
        indented = line.startswith("    ") and (held or not before.strip())
        if held and not indented and line.strip():
            yield Block("", start, "\n".join(held).strip("\n") + "\n")
            held = []
        if opened:
            fence, language, start = opened[1], opened[2], number + 1
        elif indented or (held and not line.strip()):
            if not held:
                start = number
            held.append(line[4:])
        before = line
    if held:
        yield Block("", start, "\n".join(held).strip("\n") + "\n")


def commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a block; a backslash at a line's end continues it."""
    held, start = "", block.line
    for number, line in enumerate(block.text.splitlines(), block.line):
        start = start if held else number
        held += line.removesuffix("\\")
        if line.endswith("\\"):
            continue
        command = _command(held.strip().removeprefix("$ "), start)
        if command is not None:
            yield command
        held = ""


def _command(text: str, line: int) -> Command | None:
    lexer = shlex.shlex(text, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split = True
    words = list(lexer)
    if not words:
        return None
    variables: dict[str, str] = {}
    while words and (assigned := _ASSIGNED.fullmatch(words[0])):
        variables[assigned[1]] = assigned[2]
        words.pop(0)
    piped = not _OPERATORS.isdisjoint(words)
    return Command(line, text.partition("  #")[0].strip(), variables, tuple(words), piped)
