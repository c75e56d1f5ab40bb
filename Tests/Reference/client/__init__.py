"""A second computation of a report from what MLflow's own client says of a store, with numpy and scipy."""
