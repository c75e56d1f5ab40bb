"""mlflow_peer.py STORE.db [--largest-pages]

Reads every trace of a store with its spans through MLflow's own client, page by page, and prints how many of
each it got. Pages are as large as the client makes them unasked, or else as large as it allows. Needs the
package `mlflow`. The client leaves out traces of which some spans were never exported, and puts off decoding
a span until it is asked for: here it never is.
"""
import os
import sys

LARGEST_PAGES = "--largest-pages" in sys.argv
if LARGEST_PAGES:
    # By default 32 threads share 15 connections: on a large page one may wait half a minute, then gives up.
    os.environ.setdefault("MLFLOW_SEARCH_TRACES_MAX_THREADS", "10")

from mlflow import MlflowClient
from mlflow.entities import ViewType
from mlflow.store.tracking import SEARCH_MAX_RESULTS_THRESHOLD


def pages(search):
    """All pages of `search`, a function of a page's token."""
    token = None
    while True:
        page = search(page_token=token)
        yield page
        token = page.token
        if not token:
            return


def experiments(client):
    found = pages(lambda page_token: client.search_experiments(ViewType.ALL, page_token=page_token))
    return [experiment.experiment_id for page in found for experiment in page]


def traces(client, locations):
    size = {"max_results": SEARCH_MAX_RESULTS_THRESHOLD} if LARGEST_PAGES else {}
    found = pages(lambda page_token: client.search_traces(
        locations=locations, page_token=page_token, **size))
    for page in found:
        yield from page


def main():
    client = MlflowClient(tracking_uri="sqlite:///" + sys.argv[1])
    spans = [len(trace.data.spans) for trace in traces(client, experiments(client))]
    print("%d traces, %d spans" % (len(spans), sum(spans)))


main()
