"""Enforcement: every term is rendered as the glossary says, in a form that fits, or reported.

In: sentences, an engine and a glossary. Out: translations with every use of a term accounted for.
The method, in the order of the modules: ``uses`` finds what must be rendered how, ``annotation``
tells a package that was trained to listen, ``verification`` looks what came out, ``placement``
finds where a missing term belongs, ``candidates`` writes it there in every form that the source
allows and lets the model choose, ``doubling`` takes out what is said twice, ``mending`` decides
what is to be done to a draft, and ``enforcer`` is the way through. ``docs/enforcement.md`` explains
and measures it.
"""

from glossa.enforcement.drafts import Enforced
from glossa.enforcement.enforcer import Enforcer
from glossa.enforcement.uses import Outcome, TermUse

__all__ = ["Enforced", "Enforcer", "Outcome", "TermUse"]
