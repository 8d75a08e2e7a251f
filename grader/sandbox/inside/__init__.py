"""Everything that runs beside student code. It imports nothing of ``grader`` and holds no secret.

The zygote imports this folder as the package ``inside``; the judge uses only ``wire``.
"""
