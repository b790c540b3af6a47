"""`python -m bench.spelling LANGUAGE` spells a text from its standard input and prints what that took."""

import json
import sys

from bench.spelling import measured

print(json.dumps(measured(sys.argv[1], sys.stdin.read())))
