"""Schemas and values with what the jsonschema package says of them, as test data.

usage: schema_pairs.py > ../Fixtures/schema_pairs.jsonl

Needs: pip install jsonschema (made with 4.26.0). A line is {"schema", "value", "valid", "paths"};
paths is left out where the schema has anyOf, of which either side tells what it holds to be nearest,
and where it is `false` somewhere, for which the package gives the place of the whole value.
"""
import json
import random

from jsonschema import Draft202012Validator

KEYS = ("a", "b", "c d", "é")
SCALARS = (None, True, False, 0, 1, -3, 2.0, 2.5, 1e3, 9007199254740993, "", "x", "1", "é")


def scalar(draw):
    """A value without parts."""
    return draw.choice(SCALARS)


def value(draw, depth=3):
    """Any JSON value."""
    kind = draw.random()
    if depth == 0 or kind < 0.4:
        return scalar(draw)
    if kind < 0.65:
        return [value(draw, depth - 1) for _ in range(draw.randrange(4))]
    return {key: value(draw, depth - 1) for key in draw.sample(KEYS, draw.randrange(4))}


def typed(draw):
    """A schema of a type, or of several."""
    types = ["null", "boolean", "integer", "number", "string", "array", "object"]
    return {"type": draw.choice(types) if draw.random() < 0.6 else draw.sample(types, 2)}


def listed(draw):
    """A schema that lists values."""
    if draw.random() < 0.5:
        return {"const": value(draw, 1)}
    return {"enum": [value(draw, 1) for _ in range(4)]}


def bounded(draw):
    """A schema of bounds."""
    names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]
    schema = {name: draw.choice((-3, 0, 1, 2.5, 1000)) for name in draw.sample(names, 2)}
    return {**schema, "minItems": draw.randrange(3), "maxItems": draw.randrange(1, 4)}


def of_object(draw, depth):
    """A schema of an object."""
    schema = {"type": "object"} if draw.random() < 0.5 else {}
    schema["properties"] = {k: any_schema(draw, depth - 1) for k in draw.sample(KEYS, 2)}
    if draw.random() < 0.6:
        schema["required"] = draw.sample(KEYS, draw.randrange(3))
    if draw.random() < 0.6:
        schema["additionalProperties"] = draw.choice((False, True, typed(draw)))
    return schema


def any_schema(draw, depth=3):
    """A schema of the keywords that structured outputs allow."""
    makers = [typed, typed, listed, bounded]
    if depth > 0:
        makers += [
            lambda d: of_object(d, depth), lambda d: of_object(d, depth),
            lambda d: {"type": "array", "items": any_schema(d, depth - 1)},
            lambda d: {"anyOf": [any_schema(d, depth - 1) for _ in range(d.randrange(1, 4))]},
            lambda d: {"$ref": d.choice(("#", "#/$defs/c~1d", "#/$defs/b"))},
            lambda d: d.random() < 0.5,
        ]
    return draw.choice(makers)(draw)


def root_schema(draw):
    """An object's schema with definitions that its references find."""
    schema = of_object(draw, 2)
    schema["$defs"] = {"c/d": of_object(draw, 1), "b": typed(draw)}
    return schema


def near(draw, schema, root, depth=5):
    """A value that the schema may well allow."""
    if not isinstance(schema, dict) or depth == 0 or draw.random() < 0.08:
        return value(draw, 1)
    if "$ref" in schema:
        parts = {"#": root, "#/$defs/c~1d": root["$defs"]["c/d"], "#/$defs/b": root["$defs"]["b"]}
        return near(draw, parts[schema["$ref"]], root, depth - 1)
    if "anyOf" in schema:
        return near(draw, draw.choice(schema["anyOf"]), root, depth - 1)
    if "items" in schema:
        return [near(draw, schema["items"], root, depth - 1) for _ in range(draw.randrange(3))]
    if "properties" in schema:
        keys = {*schema.get("required", ()), *draw.sample(sorted(schema["properties"]), 1)}
        return {k: near(draw, schema["properties"].get(k), root, depth - 1) for k in sorted(keys)}
    if "enum" in schema or "const" in schema:
        return draw.choice(schema.get("enum", [schema.get("const")]))
    right = [item for item in SCALARS if Draft202012Validator(schema).is_valid(item)]
    return draw.choice(right or SCALARS)


def text(path):
    """A path as `$.a[0]["c d"]`."""
    return "$" + "".join(step(part) for part in path)


def step(part):
    """A step of a path."""
    if isinstance(part, int):
        return "[%d]" % part
    return "." + part if " " not in part else '["%s"]' % part


def paths(error):
    """Where an error is; for members that are missing or too many, the members themselves."""
    own = list(error.absolute_path)
    if error.validator == "required":
        return [text(own + [key]) for key in error.validator_value if key not in error.instance]
    if error.validator == "additionalProperties" and error.validator_value is False:
        named = error.schema.get("properties", {})
        return [text(own + [key]) for key in error.instance if key not in named]
    return [text(own)]


def pair(draw):
    """A line of the test data; None where the schema goes round in a circle."""
    schema = root_schema(draw)
    instance = near(draw, schema, schema)
    try:
        errors = list(Draft202012Validator(schema).iter_errors(instance))
    except RecursionError:
        return None
    line = {"schema": schema, "value": instance, "valid": not errors}
    if '"anyOf"' not in json.dumps(schema) and all(error.validator for error in errors):
        line["paths"] = sorted({path for error in errors for path in paths(error)})
    return line


def main():
    """Writes 120 pairs, the same ones each time."""
    draw = random.Random(4)
    lines = []
    while len(lines) < 120:
        line = pair(draw)
        if line and (len(json.dumps(line)) < 600):
            lines.append(line)
    for line in lines:
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))


main()
