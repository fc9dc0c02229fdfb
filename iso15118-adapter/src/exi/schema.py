"""The schema model behind both generators: flattens content models into slots and names things in Java."""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODULE = HERE.parent.parent
MODEL = MODULE / "src/test/resources/org/tidegate/iso15118/exi/model"
SETS = [
    "appprotocol",
    "din70121",
    "iso15118-2",
    "iso15118-20-common",
    "iso15118-20-ac",
    "iso15118-20-dc",
    "iso15118-20-acdp",
    "iso15118-20-wpt",
    "xmldsig",
]


def output(path, text):
    """Writes a file, or with --check fails if it says something else; the formatter may have moved its blanks."""
    if "--check" not in sys.argv:
        path.write_text(text)
    elif not path.exists() or dense(path.read_text()) != dense(text):
        raise SystemExit(f"{path.name} is not what the model says: run the generators, then spotless:apply")


def dense(text):
    return re.sub(r"[\s*]", "", text)


def load(name):
    return json.loads((MODEL / f"{name}.json").read_text())


def width(productions):
    """Bits of a state: ceil(log2(p + 1)), the one more is the escape to undeclared events."""
    return productions.bit_length()


class Slot:
    """One particle: alternatives that may be taken `min` to `max` times (-1: without end)."""

    def __init__(self, alternatives, low, high, kind, attribute=False):
        self.alternatives = alternatives  # of dicts: name, ns, type, abstract, any
        self.min = low
        self.max = high
        self.kind = kind  # attribute | element | choice | substitution | any | text
        self.attribute = attribute

    @property
    def count(self):
        return len(self.alternatives)

    @property
    def repeated(self):
        return self.max != 1


def slots(definition):
    """Attributes, then the content model as a flat sequence; None if it does not flatten (mixed content)."""
    found = []
    for a in definition.get("attributes", []):
        found.append(Slot([a], 1 if a["required"] else 0, 1, "attribute", True))
    if definition.get("simpleContent"):
        found.append(Slot([{"name": None, "type": definition["simpleContent"]}], 1, 1, "text"))
    content = definition.get("content")
    if content:
        flatten(content, found)
    return found


def flatten(particle, into):
    low, high = particle["min"], particle["max"]
    if "element" in particle:
        into.append(Slot([dict(particle, name=particle["element"])], low, high, "element"))
    elif "substitution" in particle:
        into.append(Slot(particle["substitution"], low, high, "substitution"))
    elif "choice" in particle:
        options = particle["choice"]
        if any("element" not in o and "any" not in o for o in options):
            raise ValueError("choice of groups")
        into.append(
            Slot([dict(o, name=o.get("element", "##any")) for o in options], low, high, "choice")
        )
    elif "any" in particle:
        into.append(Slot([{"name": "##any", "any": True}], low, high, "any"))
    else:
        if (low, high) != (1, 1):
            raise ValueError("repeated sequence")
        for part in particle["seq"]:
            flatten(part, into)


def productions_from(found, k):
    """How many first-level productions the state before slot k offers, the end of the element included."""
    total = 0
    for slot in found[k:]:
        total += slot.count
        if slot.min > 0:
            return total
    return total + 1


# Words the capitals alone do not tell.
WORDS = {"PnC": ["Pnc"], "V2X": ["V2x"], "EVSEID": ["Evse", "Id"], "EVCCID": ["Evcc", "Id"], "eMSP": ["Emsp"], "X509": ["X509"],
         "eMAID": ["Emaid"], "DHpublickey": ["Dh", "Public", "Key"], "EVRESSSOC": ["Ev", "Ress", "Soc"],
         "EVRESS": ["Ev", "Ress"], "DiffieHellmanPublickey": ["Diffie", "Hellman", "Public", "Key"]}
WORD = re.compile("|".join(WORDS) + r"|[A-Z]+s(?=$|[A-Z])|[A-Z]+(?=[A-Z][a-z]|$|[0-9])|[A-Z]?[a-z0-9]+|[0-9]+|[A-Z]+")


def tokens(name):
    """EVMaximumV2XEnergyRequest: EV, Maximum, V2x, Energy, Request."""
    found = []
    for part in re.split(r"_|(PnC|V2X|eMSP)", name):
        for word in WORD.findall(part or ""):
            found += WORDS.get(word, [word])
    return found


def upper_camel(name):
    return "".join(w[:1].upper() + w[1:].lower() for w in tokens(name))


def lower_camel(name):
    u = upper_camel(name)
    return u[:1].lower() + u[1:]


def constant(name):
    return "_".join(w.upper() for w in tokens(name))
