"""No framework at all: ``python bare.py checks_numpy FOLDER`` runs the checks on the student's file."""

import importlib
import importlib.util
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
checks = importlib.import_module(sys.argv[1])
results = {}
try:
    file = next(Path(sys.argv[2]).glob("*.py"))
    spec = importlib.util.spec_from_file_location("submission", file)
    student = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(student)
except Exception as error:
    results["import"] = repr(error)
else:
    for name in [name for name in dir(checks) if name.startswith("check_")]:
        try:
            getattr(checks, name)(student)
            results[name] = "passed"
        except Exception as error:
            results[name] = repr(error)
print(json.dumps(results))
