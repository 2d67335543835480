"""The commands that ask: predict and export."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.answers import answers_as_json, print_json
from routingml_desktop.cli.tables import prediction_text
from routingml_desktop.cli.what_if import what_if_json, what_if_text
from routingml_desktop.domain.columns import ITEM_NAME
from routingml_desktop.domain.errors import InputError, NothingToExportError
from routingml_desktop.domain.export import ExportForm
from routingml_desktop.domain.item import Item
from routingml_desktop.services.export import sheet_of
from routingml_desktop.services.item_codes import codes_in_file, item_codes

if TYPE_CHECKING:
    import argparse

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.candidate import AskOptions
    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.services.prediction import Answers

WHAT_IF_CODE = "(new)"
"""Stands for the code of an item that does not exist yet."""


NAMELESS = (
    "No name was given. The known items have names and the model learned from them: "
    "with --name the proposal is surer."
)


def predict(asked: argparse.Namespace, program: Program) -> int:
    """Propose routings; the exit code of the last failure when any code failed."""
    options, quantity = asking(asked, program)
    if asked.like or asked.attribute or asked.name:
        if asked.codes or asked.file:
            raise InputError(
                "Codes and --file do not go with --like, --attribute and --name. Ask twice."
            )
        return _predict_described(asked, program, options, quantity)
    answers = program.prediction.ask_codes(asked_codes(asked), options)
    if asked.json:
        print_json(answers_as_json(answers, quantity))
    for answer in answers:
        if answer.prediction is not None and not asked.json:
            print(prediction_text(answer.prediction, quantity), end="\n\n")
        if answer.error is not None:
            print(answer.error, file=sys.stderr)
    return _worst(answers)


def _predict_described(
    asked: argparse.Namespace, program: Program, options: AskOptions, quantity: float
) -> int:
    """Propose for an item that does not exist yet, and say what its changes move."""
    described = described_item(asked, program)
    prediction = program.prediction.ask_item(described, options)
    start = program.prediction.item(asked.like) if asked.like else None
    moved = None if start is None else program.prediction.what_if(described, start, options)
    if asked.json:
        answer = answers_as_json((prediction,), quantity)
        print_json(answer if moved is None else answer | {"what_if": what_if_json(moved, quantity)})
        return 0
    print(prediction_text(prediction, quantity))
    if not described.name and program.prediction.learned_weights().get(ITEM_NAME):
        print(NAMELESS)
    if moved is not None:
        print(what_if_text(moved, asked.like, quantity))
    return 0


def export(asked: argparse.Namespace, program: Program) -> int:
    """Write proposed routings to a file, read it back, and only then say so."""
    options, quantity = asking(asked, program)
    answers = program.prediction.ask_codes(tuple(dict.fromkeys(asked.codes)), options)
    for answer in answers:
        if answer.error is not None:
            raise answer.error
    sheets = [
        sheet_of(answer.prediction.item, candidate, quantity)
        for answer in answers
        if answer.prediction is not None
        for candidate in answer.prediction.candidates[: None if asked.all_candidates else 1]
    ]
    if not sheets:
        raise NothingToExportError
    file = Path(asked.file).expanduser().resolve()
    receipt = program.export.export(
        sheets, file, _form(asked, file), overwrite=asked.overwrite, language=asked.language
    )
    if asked.json:
        print_json(receipt)
    else:
        print(f"{receipt.rows} operations of {len(sheets)} routings are in {receipt.file}.")
    return 0


def asking(asked: argparse.Namespace, program: Program) -> tuple[AskOptions, float]:
    """The options of the question and the order quantity; what was not typed is the setting's."""
    typed = {
        "threshold": asked.threshold,
        "neighbors": asked.neighbors,
        "routing_choice": asked.routing_choice,
        "ignore_own_history": asked.ignore_own_history,
        "exclude_outside": asked.exclude_outside,
        "outside_in_house": asked.outside_in_house,
        "order_quantity": asked.quantity,
        "least_confidence": asked.least_confidence,
    }
    overrides = {f"asking.{key}": value for key, value in typed.items() if value is not None}
    settings = program.settings_with(overrides).asking
    weights = asked.weights or program.weights.active()
    return replace(settings.options(), weights=weights), settings.order_quantity


def asked_codes(asked: argparse.Namespace) -> tuple[str, ...]:
    """The codes typed, in the file or on standard input, each once."""
    codes = list(asked.codes)
    if asked.file == "-":
        codes += item_codes(sys.stdin.read())
    elif asked.file:
        codes += codes_in_file(Path(asked.file))
    if not codes:
        raise InputError("No item code was given. Name codes, --file, --like or --attribute.")
    return tuple(dict.fromkeys(codes))


def described_item(asked: argparse.Namespace, program: Program) -> Item:
    """The item that ``--like``, ``--attribute`` and ``--name`` describe.

    Raises InputError for unknown attributes.
    """
    values: dict[str, AttributeValue] = {}
    if asked.like:
        values.update(program.prediction.item(asked.like).attributes)
    for pair in asked.attribute:
        name, sign, value = pair.partition("=")
        if not sign:
            raise InputError(f"Attribute {pair} is not NAME=VALUE.")
        values[name] = value.strip() or None
    return Item(WHAT_IF_CODE, program.prediction.typed(values), asked.name.strip())


def _form(asked: argparse.Namespace, file: Path) -> ExportForm:
    if asked.form:
        return ExportForm(asked.form)
    by_ending = {".xlsx": ExportForm.EXCEL, ".csv": ExportForm.CSV_FOR_EXCEL}
    if file.suffix.lower() not in by_ending:
        raise InputError(f"{file.name} is neither .xlsx nor .csv; name the form with --form.")
    return by_ending[file.suffix.lower()]


def _worst(answers: Answers) -> int:
    failed: list[Any] = [answer.error for answer in answers if answer.error is not None]
    return failed[-1].exit_code if failed else 0
