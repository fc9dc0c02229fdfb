#!/usr/bin/env python3
"""Writes the grammar tables of the general codec from the schema model, and proves them against the model's states.

    python3 generate_tables.py            writes
    python3 generate_tables.py --check    only compares

One line per fact; names are `local,namespace index`:

    ns URI                                 in the order of the indices, `-` for none
    bits DOCUMENT FRAGMENT FRAGMENT_END    widths of document and fragment codes, code of the fragment's end
    simple NAME KIND ...                   bool | enum BITS VALUE.. (~ for a blank) | nbit BITS MIN MAX | unsigned MIN MAX | signed MIN MAX
                                           | string MIN MAX | hex MIN MAX | base64 MIN MAX   (* = no bound)
    type NAME [abstract]                   followed by its states
    state BITS LIMIT COPIES EXIT PRODUCTION..
    document PRODUCTION..                  in the order of their codes
    fragment PRODUCTION..

LIMIT > 0 makes a state one of a list: entered with COPIES items read, left for EXIT with LIMIT items.
Productions: `@name,ns,simple>next` attribute, `<name,ns,type>next` element (`!` in front: abstract, never allowed),
`=simple>next` characters, `/` end of element, `?n` n productions ISO 15118 never uses (wildcards, untyped text).
"""

from schema import MODULE, SETS, load, output, slots, width

RESOURCES = MODULE / "src/main/resources/org/tidegate/iso15118/exi"


def text(n):
    return "-" if n is None else str(n)


def bound(n):
    return "*" if n is None else str(n)


def simple_line(name, s):
    kind = s["kind"]
    if kind == "boolean":
        return f"simple {name} bool"
    if kind == "enum":
        return f"simple {name} enum {s['bits']} " + " ".join(v.replace(" ", "~") for v in s["values"])
    if kind == "int":
        if s["exi"] == "nbit":
            assert s["offset"] == s["min"]
            return f"simple {name} nbit {s['bits']} {s['min']} {s['max']}"
        return f"simple {name} {s['exi']} {bound(s['min'])} {bound(s['max'])}"
    low = s.get("length", s.get("minLen", 0))
    return f"simple {name} {kind} {low} {bound(s.get('length', s.get('maxLen')))}"


def alternative(model, a, kind):
    """(event, name, ns, type, abstract) of a production."""
    if a.get("any"):
        return ("SE*",)
    if kind == "text":
        return ("CH", a["type"])
    if kind == "attribute":
        return ("AT", a["name"], a["ns"], a["type"])
    abstract = a.get("abstract", False) or model["types"].get(a["type"], {}).get("abstract", False)
    return ("SE", a["name"], a["ns"], a["type"], abstract)


class State:
    def __init__(self):
        self.productions = []  # (production, next state or None)
        self.limit, self.copies, self.exit = 0, 0, None


def from_slots(model, found):
    """States of a flat sequence; lists are counted instead of unrolled."""
    before = [State() for _ in range(len(found) + 1)]
    lists = [State() if s.repeated else None for s in found]
    extra = []

    def after_first(k):
        s = found[k]
        if not s.repeated:
            return before[k + 1]
        if s.min > 1:
            return extra_state(k, 1)
        return lists[k]

    def extra_state(k, copies):
        """The next copy is required."""
        st = State()
        extra.append(st)
        following = extra_state(k, copies + 1) if copies + 1 < found[k].min else (
            lists[k] if found[k].max > found[k].min or found[k].max == -1 else before[k + 1])
        st.productions = [(alternative(model, a, found[k].kind), following) for a in found[k].alternatives]
        return st

    def fill(state, start):
        for k in range(start, len(found)):
            target = after_first(k)
            for a in found[k].alternatives:
                state.productions.append((alternative(model, a, found[k].kind), target))
            if found[k].min > 0:
                return
        state.productions.append((("EE",), None))

    for k in range(len(found) + 1):
        fill(before[k], k)
    for k, s in enumerate(found):
        if lists[k]:
            st = lists[k]
            st.productions = [(alternative(model, a, s.kind), st) for a in s.alternatives]
            st.limit = 0 if s.max == -1 else s.max
            st.copies = max(1, s.min)
            st.exit = before[k + 1]
            fill(st, k + 1)
    return before[0]


def declarations(model, definition):
    """name -> (ns, type, abstract) of the elements of one content model."""
    found = {}

    def walk(c):
        if "element" in c:
            found[c["element"]] = (c["ns"], c["type"], False)
        for m in c.get("substitution", []):
            found[m["name"]] = (m["ns"], m["type"], m["abstract"])
        for key in ("seq", "choice"):
            for x in c.get(key, []):
                walk(x)

    if definition.get("content"):
        walk(definition["content"])
    return found


def from_states(model, definition):
    """States as the model lists them: mixed content and the few models that are no flat sequence."""
    states = [State() for _ in definition["states"]]
    elements = declarations(model, definition)
    attributes = {a["name"]: a for a in definition.get("attributes", [])}
    for state, given in zip(states, definition["states"]):
        for p in given["p"]:
            target = states[p["next"]] if "next" in p else None
            if p["ev"] == "SE":
                ns, kind, abstract = elements[p["name"]]
                state.productions.append((("SE", p["name"], ns, kind, abstract), target))
            elif p["ev"] == "AT":
                a = attributes[p["name"]]
                state.productions.append((("AT", a["name"], a["ns"], a["type"]), target))
            elif p["ev"] == "CH":
                state.productions.append((("CH", definition["simpleContent"]), target))
            else:
                state.productions.append(((p["ev"],), target))
    return merged(states)


def merged(states):
    """Collapses states that cannot be told apart."""
    classes = {id(s): 0 for s in states}
    while True:
        keys = {}
        fresh = {}
        for s in states:
            key = (classes[id(s)], tuple((p, None if n is None else classes[id(n)]) for p, n in s.productions))
            fresh[id(s)] = keys.setdefault(key, len(keys))
        if len(set(fresh.values())) == len(set(classes.values())):
            break
        classes = fresh
    representative = {}
    for s in states:
        representative.setdefault(classes[id(s)], s)
    for s in representative.values():
        s.productions = [(p, None if n is None else representative[classes[id(n)]]) for p, n in s.productions]
    return representative[classes[id(states[0])]]


def step(state, copies, target):
    if target is None or target.limit == 0:
        return target, 0
    copies = copies + 1 if target is state else target.copies
    return (target.exit, 0) if copies >= target.limit else (target, copies)


def prove(name, start, given):
    """Walks our automaton and the model's side by side."""
    seen = set()
    todo = [((start, 0), 0)]
    while todo:
        (state, copies), g = todo.pop()
        if (id(state), copies, g) in seen:
            continue
        seen.add((id(state), copies, g))
        theirs = given[g]
        ours = [p[0][0] if p[0][0] not in ("SE", "AT") else p[0][:2] for p in state.productions]
        expected = [p["ev"] if p["ev"] not in ("SE", "AT") else (p["ev"], p["name"]) for p in theirs["p"]]
        if ours != expected or width(len(ours)) != theirs["bits"]:
            raise SystemExit(f"{name}, state {g}: {ours} instead of {expected}")
        for (_, target), p in zip(state.productions, theirs["p"]):
            if target is not None:
                todo.append((step(state, copies, target), p["next"]))


def reachable(start):
    order = [start]
    for s in order:
        for _, n in s.productions + [(None, s.exit)]:
            if n is not None and not any(n is o for o in order):
                order.append(n)
    return order


def state_lines(start):
    order = reachable(start)
    number = {id(s): i for i, s in enumerate(order)}
    for s in order:
        parts = []
        for p, n in s.productions:
            to = "" if n is None else f">{number[id(n)]}"
            if p[0] == "SE":
                parts.append(f"{'!' if p[4] else ''}<{p[1]},{text(p[2])},{p[3]}{to}")
            elif p[0] == "AT":
                parts.append(f"@{p[1]},{text(p[2])},{p[3]}{to}")
            elif p[0] == "CH":
                parts.append(f"={p[1]}{to}")
            elif p[0] == "EE":
                parts.append("/")
            elif p[0] == "?":
                parts.append(f"?{p[1]}")
            else:
                parts.append("?1")
        count = sum(p[1] if p[0] == "?" else 1 for p, _ in s.productions)
        ex = number[id(s.exit)] if s.limit else 0
        yield f"state {width(count)} {s.limit} {s.copies if s.limit else 0} {ex} " + " ".join(parts)


def relaxed(model):
    """Grammar of an element whose name is declared with two types (EXI 1.0, 8.5.3): only -2 eMAID."""
    attributes = sorted(
        {(a["name"], "" if a["ns"] is None else model["namespaces"][a["ns"]], a["ns"])
         for d in model["types"].values() for a in d.get("attributes", [])}, key=lambda a: a[:2])
    elements = len(model["fragmentElements"])
    first, second = State(), State()
    first.productions = [(("AT", n, ns, "string"), first) for n, _, ns in attributes]
    first.productions += [(("?", elements + 2), None), (("EE",), None), (("CH", "string"), second)]
    second.productions = [(("?", elements + 1), None), (("EE",), None), (("?", 1), None)]
    return first


def generate(name):
    model = load(name)
    lines = [f"ns {uri or '-'}" for uri in model["namespaces"]]
    lines.append(f"bits {model['documentBits']} {model['fragmentBits']} {model['fragmentEndCode']}")
    lines += [simple_line(n, s) for n, s in model["simpleTypes"].items()]
    types = {}
    proven = 0
    for type_name, definition in model["types"].items():
        given = definition["states"]
        flat = None
        if not definition.get("mixed"):
            try:
                flat = slots(definition)
            except ValueError:
                pass
        if flat is None:
            start = from_states(model, definition)
        else:
            start = from_slots(model, flat)
        if isinstance(given, list):
            prove(f"{name} {type_name}", start, given)
            proven += 1
        lines.append(f"type {type_name}" + (" abstract" if definition.get("abstract") else ""))
        lines += state_lines(start)
    global_abstract = {(e["name"], e["ns"]): e["abstract"] for e in model["documentElements"]}
    declared = {}
    for definition in model["types"].values():
        if definition.get("content"):
            collect(definition["content"], declared)
    document = []
    for e in model["documentElements"]:
        declared.setdefault((e["name"], e["ns"]), set()).add(e["type"])
        abstract = e["abstract"] or model["types"].get(e["type"], {}).get("abstract", False)
        document.append(f"{'!' if abstract else ''}<{e['name']},{e['ns']},{e['type']}")
    fragment = []
    for local, ns in model["fragmentElements"]:
        kinds = declared.get((local, ns), set())
        if not kinds:
            fragment.append("?1")  # declared only in a type that nothing refers to
        elif len(kinds) == 1:
            kind = next(iter(kinds))
            abstract = model["types"].get(kind, {}).get("abstract", False) or global_abstract.get((local, ns), False)
            fragment.append(f"{'!' if abstract else ''}<{local},{ns},{kind}")
        else:
            fragment.append(f"<{local},{ns},{local}#relaxed")
            lines.append(f"type {local}#relaxed")
            lines += state_lines(relaxed(model))
    lines.append("document " + " ".join(document))
    lines.append("fragment " + " ".join(fragment))
    RESOURCES.mkdir(parents=True, exist_ok=True)
    out = "\n".join(lines) + "\n"
    output(RESOURCES / f"{name}.grammar", out)
    print(f"{name}: {len(model['types'])} types, {proven} proven against the model, {len(out)} bytes")


def collect(c, into):
    if "element" in c:
        into.setdefault((c["element"], c["ns"]), set()).add(c["type"])
    for m in c.get("substitution", []):
        into.setdefault((m["name"], m["ns"]), set()).add(m["type"])
    for key in ("seq", "choice"):
        for x in c.get(key, []):
            collect(x, into)


if __name__ == "__main__":
    for set_name in SETS:
        generate(set_name)
