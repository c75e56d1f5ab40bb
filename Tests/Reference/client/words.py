"""Words of a page for what MLflow has a key for, and times."""
import datetime

KINDS = {"UNKNOWN": "Unknown kind", "LLM": "LLM"}
STATES = {"OK": "OK", "ERROR": "Error", "IN_PROGRESS": "In progress", "STATE_UNSPECIFIED": "Not set"}
SOURCES = {"CODE": "code", "HUMAN": "human", "LLM_JUDGE": "LLM judge"}
NAMELESS = "name not recorded"


def label(kind):
    """A kind in words: AGENT is Agent, one of the user's own as it is."""
    known = ("AGENT", "CHAT_MODEL", "TOOL", "RETRIEVER", "CHAIN", "EMBEDDING", "RERANKER", "PARSER", "GUARDRAIL", "MEMORY",
             "EVALUATOR", "WORKFLOW", "TASK")
    return KINDS.get(kind) or (kind.replace("_", " ").capitalize() if kind in known else kind)


def source(assessment):
    """Who judged, in words."""
    kind = assessment.source.source_type
    return SOURCES.get(kind, kind)


def second(ms):
    return utc(ms).strftime("%Y-%m-%d %H:%M:%S")


def utc(ms):
    return datetime.datetime.fromtimestamp(ms / 1000, datetime.UTC)
