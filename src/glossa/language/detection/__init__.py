"""Detection: any text comes in; its language, a confidence and ranked alternatives go out.

It stands on langdetect: its profiles (in a compact form), and its judgement where those leave a
doubt. Importing this package reads no data and does not import langdetect.
"""

from glossa.language.detection.classify import LANGUAGES
from glossa.language.detection.detector import THRESHOLD, detect, detect_paragraphs
from glossa.language.detection.values import UNDETERMINED, Detection, Paragraph

__all__ = [
    "LANGUAGES",
    "THRESHOLD",
    "UNDETERMINED",
    "Detection",
    "Paragraph",
    "detect",
    "detect_paragraphs",
]
