# SPDX-License-Identifier: EUPL-1.2
"""Speed as ratios in one run: `python -m benchmarks`. Not part of the tests, since machines are noisy."""
