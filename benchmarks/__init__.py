"""What Registre takes, and how well it does; README.md tells which command measures what."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Tables and drawings that were measured, which the pages of docs/ speak of.
RESULTS = ROOT / "benchmarks" / "results"
