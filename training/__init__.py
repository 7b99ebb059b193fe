"""How glossa's packages are made, from text to evaluation: see ``training/README.md``.

Not part of the library. ``python -m training`` is the way in.
"""
