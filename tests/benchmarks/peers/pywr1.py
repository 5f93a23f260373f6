"""Run a measured river in Pywr 1.x (its own environment): python pywr1.py RIVER.npz ANSWER.npz [PERIODS].

Every user has a cost of its own, seniors first, weighted by what a unit taken counts at the outlet, so that Pywr's
optimum is the answer of strict priority; targets as minimum residual flows first of all, storage last.
"""

import json
import sys
import time

import numpy as np
import pandas as pd
from pywr.core import Model
from pywr.nodes import Catchment, Link, LossLink, Output, RiverGauge, Storage
from pywr.parameters import ArrayIndexedParameter
from pywr.recorders import NumpyArrayNodeRecorder


def main(river_file, answer_file, periods=None):
    river = np.load(river_file, allow_pickle=True)["river"].item()
    periods = int(periods or river["periods"])
    began = time.perf_counter()
    model = Model(solver="glpk-edge")
    index = pd.date_range(river["first"], periods=periods, freq="MS")
    model.timestepper.start, model.timestepper.end = index[0], index[-1]
    model.timestepper.delta = "M"
    recorders = build(model, river, index, periods)
    model.setup()
    ready = time.perf_counter()
    model.run()
    done = time.perf_counter()
    delivered = np.array([recorder.data[:, 0] for recorder in recorders]).T
    np.savez(answer_file, delivered=delivered)
    print(json.dumps({"setup_s": ready - began, "run_s": done - ready, "periods": periods}))


def build(model, river, index, periods):
    """Flows are a volume a period: Pywr's flows are per day, so one day stands for the month's volume."""
    days = index.days_in_month.to_numpy()[:, None]
    entry, leave, outlet = {}, {}, gains(river)
    for i, node in enumerate(river["nodes"]):
        spring = Catchment(model, name=f"spring {node}")
        spring.flow = ArrayIndexedParameter(model, np.ascontiguousarray(river["inflow"][:periods, i] / days[:, 0]))
        entry[node] = leave[node] = Link(model, name=f"at {node}")
        spring.connect(entry[node])
    for node, capacity, initial in river["reservoirs"]:
        store = Storage(
            model, name=f"store {node}", min_volume=0, max_volume=capacity, initial_volume=initial, cost=-1e-3
        )
        entry[node].connect(store)
        store.connect(entry[node])
    for j, node in enumerate(river["targets"]):
        kept = ArrayIndexedParameter(model, np.ascontiguousarray(river["target"][:periods, j] / days[:, 0]))
        gauge = RiverGauge(model, name=f"gauge {node}", mrf=kept, mrf_cost=-1e4, cost=0)
        entry[node].connect(gauge)
        leave[node] = gauge
    way = {source: (to, loss) for source, to, loss in river["reaches"]}
    for node in river["nodes"]:
        if node not in way:
            sea = Output(model, name="sea", cost=0)
            leave[node].connect(sea)
            continue
        to, loss = way[node]
        reach = LossLink(model, name=f"reach {node}", loss_factor=loss, loss_factor_type="gross")
        leave[node].connect(reach)
        reach.connect(entry[to])
    return users(model, river, entry, outlet, days, periods)


def users(model, river, entry, outlet, days, periods):
    rank = {name: place for place, (name, *_rest) in enumerate(sorted(river["rights"], key=lambda right: -right[2]))}
    recorders = []
    for i, (name, node, _day, _priority) in enumerate(river["rights"]):
        asked = ArrayIndexedParameter(model, np.ascontiguousarray(river["asked"][:periods, i] / days[:, 0]))
        user = Output(model, name=name, max_flow=asked, cost=-(10.0 + rank[name]) * outlet[node])
        entry[node].connect(user)
        recorders.append(NumpyArrayNodeRecorder(model, user, factor=1.0))
    return recorders


def gains(river):
    way = {source: (to, loss) for source, to, loss in river["reaches"]}
    outlet = {}
    for node in reversed(river["nodes"]):
        outlet[node] = (1 - way[node][1]) * outlet[way[node][0]] if node in way else 1.0
    return outlet


if __name__ == "__main__":
    main(*sys.argv[1:])
