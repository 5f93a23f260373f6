"""Run a measured river in Pywr 2 (its own environment): python pywr2.py RIVER.npz ANSWER.npz [PERIODS].

The same model as `pywr1.py`, in the schema of Pywr 2: costs in outlet units, targets first of all, storage last.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pywr import Model, ModelSchema


def main(river_file, answer_file, periods=None):
    river = np.load(river_file, allow_pickle=True)["river"].item()
    periods = int(periods or river["periods"])
    with tempfile.TemporaryDirectory() as folder:
        schema = schema_of(river, periods, Path(folder))
        (Path(folder) / "model.json").write_text(json.dumps(schema))
        began = time.perf_counter()
        model: Model = ModelSchema.from_path(Path(folder) / "model.json").build(Path(folder), Path(folder))
        ready = time.perf_counter()
        result = model.run("clp")
        done = time.perf_counter()
        with pa.ipc.open_stream(str(Path(folder) / "delivered.arrow")) as stream:
            table = stream.read_all()
    columns = [table.column(i).combine_chunks() for i in range(table.num_columns)]
    flows = [np.ravel(column.to_pylist()).astype(float) for column in columns if _is_flow(column)]
    np.savez(answer_file, delivered=np.array(flows).T)
    seconds = getattr(getattr(result, "timings", None), "total_duration", None)
    print(json.dumps({"setup_s": ready - began, "run_s": seconds or done - ready, "periods": periods}))


def _is_flow(column):
    """A metric's column, one value a scenario: not the columns of time."""
    return isinstance(column[0].as_py(), list)


def schema_of(river, periods, folder):
    index = pd.date_range(river["first"], periods=periods, freq="MS")
    days = index.days_in_month.to_numpy()[:, None]
    columns = {f"in {node}": river["inflow"][:periods, i] for i, node in enumerate(river["nodes"])}
    columns |= {f"ask {name}": river["asked"][:periods, i] for i, (name, *_rest) in enumerate(river["rights"])}
    columns |= {f"keep {node}": river["target"][:periods, j] for j, node in enumerate(river["targets"])}
    frame = pd.DataFrame({name: values / days[:, 0] for name, values in columns.items()}, index=index)
    frame.to_csv(folder / "series.csv", index_label="date")
    nodes, edges = network(river)
    return {
        "metadata": {"title": "measured", "minimum_version": "0.1"},
        "time": {
            "start": index[0].isoformat(),
            "end": index[-1].isoformat(),
            "timestep": {"type": "Frequency", "freq": "1mo"},
        },
        "network": {
            "nodes": nodes,
            "edges": [{"from_node": a, "to_node": b} for a, b in edges],
            "time_series": [
                {
                    "type": "Pandas",
                    "meta": {"name": "s"},
                    "path": "series.csv",
                    "kwargs": {"index_col": 0, "parse_dates": True},
                }
            ],
            "metric_sets": [
                {
                    "meta": {"name": "delivered"},
                    "metrics": [
                        {"type": "Node", "name": name, "attribute": "Inflow"} for name, *_rest in river["rights"]
                    ],
                }
            ],
            "outputs": [
                {
                    "type": "ArrowStream",
                    "meta": {"name": "out"},
                    "filename": "delivered.arrow",
                    "metric_set": "delivered",
                    "batch_size": 1000,
                }
            ],
        },
    }


def network(river):
    outlet, entry, nodes, edges = gains(river), {}, [], []
    leave = {}
    for node in river["nodes"]:
        nodes.append({"type": "Catchment", "meta": {"name": f"spring {node}"}, "flow": series(f"in {node}")})
        nodes.append({"type": "Link", "meta": {"name": f"at {node}"}})
        edges.append((f"spring {node}", f"at {node}"))
        entry[node] = leave[node] = f"at {node}"
    for node, capacity, initial in river["reservoirs"]:
        nodes.append(
            {
                "type": "Storage",
                "meta": {"name": f"store {node}"},
                "max_volume": literal(capacity),
                "cost": literal(-1e-3),
                "initial_volume": {"type": "Absolute", "volume": initial},
            }
        )
        edges += [(entry[node], f"store {node}"), (f"store {node}", entry[node])]
    for node in river["targets"]:
        gauge = {"type": "RiverGauge", "meta": {"name": f"gauge {node}"}, "mrf": series(f"keep {node}")}
        nodes.append(gauge | {"mrf_cost": literal(-1e4), "bypass_cost": literal(0.0)})
        edges.append((entry[node], f"gauge {node}"))
        leave[node] = f"gauge {node}"
    way = {source: (to, loss) for source, to, loss in river["reaches"]}
    for node in river["nodes"]:
        if node in way:
            to, loss = way[node]
            factor = {"type": "Gross", "factor": literal(loss)}
            nodes.append({"type": "LossLink", "meta": {"name": f"reach {node}"}, "loss_factor": factor})
            edges += [(leave[node], f"reach {node}"), (f"reach {node}", entry[to])]
        else:
            nodes.append({"type": "Output", "meta": {"name": "sea"}, "cost": literal(0.0)})
            edges.append((leave[node], "sea"))
    rank = {name: place for place, (name, *_rest) in enumerate(sorted(river["rights"], key=lambda right: -right[2]))}
    for name, node, *_rest in river["rights"]:
        cost = literal(-(10.0 + rank[name]) * outlet[node])
        nodes.append({"type": "Output", "meta": {"name": name}, "max_flow": series(f"ask {name}"), "cost": cost})
        edges.append((entry[node], name))
    return nodes, edges


def series(column):
    return {"type": "TimeSeries", "name": "s", "columns": {"type": "Column", "name": column}}


def literal(value):
    return {"type": "Literal", "value": float(value)}


def gains(river):
    way = {source: (to, loss) for source, to, loss in river["reaches"]}
    outlet = {}
    for node in reversed(river["nodes"]):
        outlet[node] = (1 - way[node][1]) * outlet[way[node][0]] if node in way else 1.0
    return outlet


if __name__ == "__main__":
    main(*sys.argv[1:])
