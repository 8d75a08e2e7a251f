"""``python -m grader.cli``: the command line without an installed script."""

import sys

from grader.cli import main

sys.exit(main())
