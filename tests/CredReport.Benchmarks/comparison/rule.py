"""D9.AWS.IAM.79 as one would write it with Python's standard library: prints rule, account and user of each that fails."""

import csv
import sys
from datetime import datetime


def violates(row):
    if row["password_enabled"] != "true" or row["access_key_1_last_rotated"] == "N/A":
        return False
    created = datetime.fromisoformat(row["user_creation_time"])
    rotated = datetime.fromisoformat(row["access_key_1_last_rotated"])
    return abs((rotated - created).total_seconds()) < 60


with open(sys.argv[1], newline="") as report:
    for row in csv.DictReader(report):
        if violates(row):
            print("D9.AWS.IAM.79", row["arn"].split(":")[4], row["user"])
