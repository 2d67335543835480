"""The vectorizer's columns as plain data, and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from routingml_desktop.ml.attribute_kinds import AttributeKind
from routingml_desktop.ml.code_column import CodeColumn
from routingml_desktop.ml.code_parts import CodePart
from routingml_desktop.ml.features import Column, ItemVectorizer
from routingml_desktop.ml.number_column import NumberColumn
from routingml_desktop.ml.text_column import TextColumn
from routingml_desktop.ml.text_numbers import NumberInText

if TYPE_CHECKING:
    import polars as pl

    from routingml_desktop.ml.parts import Arrays, PartsReader, PartsWriter

_TEXTS = "texts"


def save_vectorizer(vectorizer: ItemVectorizer, writer: PartsWriter) -> None:
    """Write the parts ``columns`` and ``attributes``, and a frame of texts for each text column."""
    arrays: Arrays = {}
    numbers = [[number.source, number.place] for number in vectorizer.numbers_]
    facts: list[dict[str, Any]] = []
    for place, column in enumerate(vectorizer.columns_):
        fact: dict[str, Any] = {
            "name": column.name,
            "source": column.source,
            "kind": column.kind.value,
        }
        if isinstance(column, CodeColumn):
            fact["codes"] = [_as_json(column.value(number)) for number in range(len(column))]
        elif isinstance(column, NumberColumn):
            fact |= {"unit": column.unit_, "scale": column.scale_}
            arrays[f"values_{place}"] = column.values_
        else:
            fact["base"] = column.base_
            arrays[f"masses_{place}"] = column.masses_
            writer.frame(f"{_TEXTS}_{place}", column.texts_.to_frame(_TEXTS))
        facts.append(fact)
    writer.arrays("columns", arrays)
    writer.facts(
        "attributes",
        {
            "dimension": vectorizer.dimension,
            "columns": facts,
            "dropped": vectorizer.dropped_,
            "missing": vectorizer.missing_,
            "numbers": numbers,
            "parts": [[part.source, part.place, part.number] for part in vectorizer.parts_],
        },
    )


def load_vectorizer(reader: PartsReader) -> ItemVectorizer:
    """Read what ``save_vectorizer`` wrote; raise DamagedVersionError."""
    facts = reader.facts("attributes")
    arrays = reader.arrays("columns")
    try:
        vectorizer = ItemVectorizer(int(facts["dimension"]))
        vectorizer.dropped_ = dict(facts["dropped"])
        vectorizer.missing_ = dict(facts["missing"])
        vectorizer.numbers_ = tuple(
            NumberInText(str(source), int(place)) for source, place in facts["numbers"]
        )
        vectorizer.parts_ = tuple(
            CodePart(str(source), int(place), number=bool(number))
            for source, place, number in facts["parts"]
        )
        vectorizer.columns_ = tuple(
            _column(place, fact, arrays, reader) for place, fact in enumerate(facts["columns"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise reader.damaged("attributes.json does not describe columns") from error
    return vectorizer


def _column(place: int, fact: dict[str, Any], arrays: Arrays, reader: PartsReader) -> Column:
    kind = AttributeKind(fact["kind"])
    if kind is AttributeKind.CODE:
        codes = CodeColumn(fact["name"], [_from_json(code) for code in fact["codes"]])
        codes.source = fact["source"]
        return codes
    if kind is AttributeKind.TEXT:
        texts: pl.Series = reader.frame(f"{_TEXTS}_{place}")[_TEXTS]
        masses = arrays[f"masses_{place}"].astype(np.float32)
        return TextColumn(fact["name"], texts, masses, float(fact["base"]))
    values = arrays[f"values_{place}"].astype(np.float64)
    column = NumberColumn(fact["name"], kind, values, float(fact["unit"]), float(fact["scale"]))
    column.source = fact["source"]
    return column


def _as_json(value: Any) -> Any:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _from_json(value: Any) -> Any:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else value
