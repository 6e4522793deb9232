"""Damaged bytes of every form a delivery has: a coverage-guided fuzzer (`make fuzz`), and in the tests a few hundred
of them without it.

targets.py says what is tried and what must hold, changes.py how bytes are damaged, seeds.py with what it begins;
__main__.py runs the fuzzer in a process for each target (guided.py), and plays an input back.
"""
