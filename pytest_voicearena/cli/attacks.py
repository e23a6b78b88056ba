"""``voicearena attacks``: what is shipped."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pytest_voicearena.cli.attack_views import as_data, show_attack, show_list
from pytest_voicearena.cli.command import Command, Context
from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.taxonomy import Category

if TYPE_CHECKING:
    from pytest_voicearena.core.attacks import Attack, Suite


class Shipped(NamedTuple):
    """A shipped suite, or what a filter left of it, and how pytest is told to run it."""

    suite: Suite
    argument: str
    attacks: Sequence[Attack]


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="a suite, or an attack to show in full"
    )
    parser.add_argument(
        "--category",
        metavar="CATEGORY",
        choices=[category.value for category in Category],
        help=f"attacks of one category: {', '.join(Category)}",
    )
    parser.add_argument("--technique", metavar="TECHNIQUE", help="attacks that use a technique")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def _run(arguments: argparse.Namespace, context: Context) -> int:
    everything = _shipped(context)
    chosen = _filtered(everything, arguments.category, arguments.technique)
    in_full = False
    if arguments.name:
        chosen, in_full = _named(arguments.name, chosen)
    if arguments.json:
        context.out.json([as_data(attack, one) for one in chosen for attack in one.attacks])
    elif in_full:
        for one in chosen:
            for attack in one.attacks:
                show_attack(context.out, attack, one)
    else:
        show_list(context.out, chosen)
    return 0


def _shipped(context: Context) -> list[Shipped]:
    from pytest_voicearena.suites.files import BUILTIN, ENDING, builtin_suites  # noqa: PLC0415

    assembly = context.assembly()
    found = []
    for file in builtin_suites("all"):
        suite = assembly.suite(file)
        found.append(Shipped(suite, BUILTIN + _stem(file, ENDING), suite.attacks))
    return found


def _stem(file: Path, ending: str) -> str:
    return file.name.removesuffix(ending)


def _filtered(
    shipped: Iterable[Shipped], category: str | None, technique: str | None
) -> list[Shipped]:
    """What is of the category and uses the technique.

    Raises:
        UserError: no shipped attack uses it; suggests one.
    """
    everything = list(shipped)
    known = {each for one in everything for attack in one.attacks for each in attack.technique}
    if technique is not None and technique not in known:
        message = f"no shipped attack uses the technique '{technique}'{_hint(technique, known)}"
        raise UserError(message)
    narrowed = (
        one._replace(
            attacks=[
                attack
                for attack in one.attacks
                if category in {None, attack.category.value}
                and (technique is None or technique in attack.technique)
            ]
        )
        for one in everything
    )
    return [one for one in narrowed if one.attacks]


def _named(name: str, shipped: Sequence[Shipped]) -> tuple[list[Shipped], bool]:
    """The suite of that name, or the attack, and whether it is an attack.

    Raises:
        UserError: neither is shipped; suggests one.
    """
    suites = [one for one in shipped if name in {one.suite.name, one.argument, _short(one)}]
    if suites:
        return suites, False
    matching = (
        one._replace(attacks=[attack for attack in one.attacks if attack.id == name])
        for one in shipped
    )
    found = [one for one in matching if one.attacks]
    if not found:
        known = [one.suite.name for one in shipped]
        known += [attack.id for one in shipped for attack in one.attacks]
        message = f"no shipped suite or attack '{name}'{_hint(name, known)}"
        raise UserError(message)
    return found, True


def _hint(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else "; 'voicearena attacks' lists all"


def _short(one: Shipped) -> str:
    return one.argument.partition(":")[2]


COMMAND = Command("attacks", "list the shipped attacks, or show one", _configure, _run)
