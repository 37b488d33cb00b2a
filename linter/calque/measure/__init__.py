"""How often rules are right: counted on texts (`calque measure`), and kept beside the rules (`evidence.py`).

Only the commands that speak of figures import this package; a check does without.
"""
