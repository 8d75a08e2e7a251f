"""``python student_time.py checks_numpy FOLDER ...``: processor seconds of the checks on all submissions, in one warm
process that forks for each: the least that any grader has to spend."""

import importlib
import importlib.util
import os
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
checks = importlib.import_module(sys.argv[1])
if hasattr(checks, "torch"):
    checks.torch.set_num_threads(1)
    checks.torch.optim.SGD([checks.torch.zeros(1)], lr=0.1)
for folder in sys.argv[2:]:
    if os.fork() == 0:
        with suppress(BaseException):
            spec = importlib.util.spec_from_file_location("submission", next(Path(folder).glob("*.py")))
            student = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(student)
            for name in [name for name in dir(checks) if name.startswith("check_")]:
                with suppress(Exception):
                    getattr(checks, name)(student)
        os._exit(0)
    os.wait()
times = os.times()
print(times.children_user + times.children_system)
