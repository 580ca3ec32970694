# SPDX-License-Identifier: EUPL-1.2
"""The use cases behind the commands: read, compute, render, write, and say what to do next."""
