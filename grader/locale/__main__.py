"""``python -m grader.locale``: bring the catalogues of all languages up to date."""

import sys

try:
    from grader.locale.catalogues import main
except ImportError as error:
    if error.name is None or error.name.partition(".")[0] != "babel":
        raise
    print("Translators need Babel: pip install babel", file=sys.stderr)
    sys.exit(2)

if __name__ == "__main__":
    sys.exit(main())
