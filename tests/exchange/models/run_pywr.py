"""Run models in Pywr 1.31 (its own environment): python run_pywr.py MODEL.json ANSWER.json [MODEL ANSWER …]."""

import json
import sys
import warnings
from pathlib import Path

from pywr.core import Model
from pywr.recorders import NumpyArrayNodeRecorder


def run(model_file, answer_file):
    model = Model.load(model_file, solver="glpk")
    users = [node for node in model.nodes if type(node).__name__ == "Output" and node.parent is None]
    recorders = {user.name: NumpyArrayNodeRecorder(model, user) for user in users}
    model.run()
    answer = {name: recorder.data[:, 0].tolist() for name, recorder in recorders.items()}
    Path(answer_file).write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for model_named, answer_named in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        run(model_named, answer_named)
