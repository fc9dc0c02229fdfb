#!/usr/bin/env python3
"""Writes the message codecs (and, once, a first version of the records) from the schema model.

    python3 generate_codecs.py            codecs only; records are kept by hand
    python3 generate_codecs.py --check    only compares, blanks and line breaks aside
    python3 generate_codecs.py --records  also writes records and enums that do not exist yet

Afterwards run spotless:apply. The output is plain straight-line Java: no table is read at run time.
"""

import json
import re
import sys

from schema import MODULE, constant, load, lower_camel, output, productions_from, slots, upper_camel, width

MESSAGE = MODULE / "src/main/java/org/tidegate/iso15118/message"
CODEC = MESSAGE / "internal"

# Per schema set: package of the records below `message`, codec of the messages, whose grammar. The order decides where
# types that several sets share end up; DIN 70121 and ISO 15118-2 share the XML signature only.
SETS = {
    "appprotocol": ("", "AppProtocolCodec", "APP_PROTOCOL"),
    "iso15118-20-common": ("", "CommonMessagesCodec", "ISO20_COMMON"),
    "iso15118-20-dc": ("", "DcMessagesCodec", "ISO20_DC"),
    "iso15118-20-ac": ("", "AcMessagesCodec", "ISO20_AC"),
    "iso15118-20-acdp": ("acdp", "AcdpMessagesCodec", "ISO20_ACDP"),
    "iso15118-20-wpt": ("wpt", "WptMessagesCodec", "ISO20_WPT"),
    "din70121": ("din", "DinMessagesCodec", "DIN"),
    "iso15118-2": ("iso2", "Iso2MessagesCodec", "ISO2"),
}
ENVELOPES = ["din70121", "iso15118-2"]  # one document element with header and body around every message
# What is signed, per schema set: class prefix and elements. SignedInfo has a code of its own in every set, but every
# field stack signs the one of XML signature alone.
FRAGMENTS = {
    "din70121": ("Din", ["CertificateInstallationReq", "CertificateUpdateReq", "ContractAuthenticationReq",
                         "MeteringReceiptReq", "SalesTariff"]),
    "iso15118-2": ("Iso2", ["AuthorizationReq", "CertificateInstallationReq", "CertificateUpdateReq",
                            "ContractSignatureCertChain", "ContractSignatureEncryptedPrivateKey", "DHpublickey",
                            "MeteringReceiptReq", "SalesTariff", "SignedInfo", "eMAID"]),
    "iso15118-20-common": ("Common", ["AbsolutePriceSchedule", "MeteringConfirmationReq",
                                      "OEMProvisioningCertificateChain", "PnC_AReqAuthorizationMode",
                                      "SignedInfo", "SignedInstallationData", "SignedMeteringData"]),
    "iso15118-20-ac": ("Ac", ["SignedInfo"]),
    "iso15118-20-dc": ("Dc", ["SignedInfo"]),
    "xmldsig": ("Xmldsig", ["SignedInfo"]),
}
# Types below a message live with their subject, so that no class is endless. Upper case after the star: a message.
AREAS = [
    ("SharedTypesCodec", ["MessageHeaderType", "RationalNumberType", "EVSEStatusType", "MeterInfoType", "ReceiptType",
                          "DetailedCostType", "DetailedTaxType", "DisplayParametersType"]),
    ("DcRequestModesCodec", ["*DC_CLReq*", "*DC_CPDReq*"]),
    ("DcResponseModesCodec", ["*DC_CLRes*", "*DC_CPDRes*"]),
    ("AcRequestModesCodec", ["*AC_CLReq*", "*AC_CPDReq*"]),
    ("AcResponseModesCodec", ["*AC_CLRes*", "*AC_CPDRes*"]),
    ("PricesCodec", ["*Price*", "*TaxRule*", "*OverstayRule*", "*AdditionalService*"]),
    ("SchedulesCodec", ["*Schedule*", "*_SE*", "*EVPowerProfile*", "*EVEnergyOffer*", "*EVPPT*"]),
    ("CertificatesCodec", ["*Certificate*", "*X509*", "*EMAIDList*", "*SignedInstallation*", "*SignedMetering*",
                           "*SMDT*", "*Authorization*", "*SupportedProviders*"]),
    ("ServicesCodec", ["*Service*", "ParameterType", "ParameterSetType"]),
    ("TypesCodec", ["*WPT*", "*AlternativeSECC*"]),
]
OLD_AREAS = [  # DIN 70121 and ISO 15118-2, with the prefix of the package
    ("ParametersCodec", ["*ChargeParameter*", "*DeliveryParameter*"]),
    ("SchedulesCodec", ["*Schedule*", "*Tariff*", "*Cost*", "*Interval*", "*Profile*"]),
    ("ServicesCodec", ["*Service*", "*Parameter*", "*PaymentOption*", "*EnergyTransfer*"]),
    ("CertificatesCodec", ["*Certificate*", "*EMAID*", "*PrivateKey*", "*Publickey*"]),
    ("TypesCodec", ["*Header*", "*Notification*", "PhysicalValueType", "*Status*", "MeterInfoType"]),
]
# Mixed types of XML signature of which ISO 15118 uses the attribute only.
ALGORITHM = ["CanonicalizationMethodType", "SignatureMethodType", "TransformType", "DigestMethodType"]
# Valid content that no ISO 15118 message uses; the tree codec reads it, the records do not carry it.
OMITTED = {"SignatureType": ["KeyInfo", "Object"]}
NAMES = {
    "RationalNumberType": "Rational",
    "authorizationType": "AuthorizationService",
    "processingType": "Processing",
    "SignedCertificateChainType": "SignedCertificateChain",
    ("appprotocol", "responseCodeType"): "AppProtocolResponseCode",
    ("din70121", "valueType"): "ValueType",
    ("din70121", "V2G_Message#anon"): "DinMessage",
    ("iso15118-2", "V2G_Message#anon"): "Iso2Message",
}
# Interface and component name of each choice and substitution group.
CHOICES = {
    "AuthorizationReqType": ("AReqAuthorizationMode", "authorizationMode"),
    "AuthorizationSetupResType": ("AsResAuthorizationMode", "authorizationMode"),
    "ScheduleExchangeReqType": ("SeReqControlMode", "controlMode"),
    "ScheduleExchangeResType": ("SeResControlMode", "controlMode"),
    "SignedMeteringDataType": ("SmdtControlMode", "controlMode"),
    "EVPowerProfileType": ("EvpptControlMode", "controlMode"),
    "Dynamic_SEResControlModeType": ("PriceSchedule", "priceSchedule"),
    "ChargingScheduleType": ("PriceSchedule", "priceSchedule"),
    "ParameterType": ("ParameterValue", "value"),
    "SignedInstallationDataType": ("EncryptedPrivateKey", "encryptedPrivateKey"),
    "AC_ChargeLoopReqType": ("AcClReqControlMode", "controlMode"),
    "AC_ChargeLoopResType": ("AcClResControlMode", "controlMode"),
    "AC_ChargeParameterDiscoveryReqType": ("AcCpdReqMode", "energyTransferMode"),
    "AC_ChargeParameterDiscoveryResType": ("AcCpdResMode", "energyTransferMode"),
    "DC_ChargeLoopReqType": ("DcClReqControlMode", "controlMode"),
    "DC_ChargeLoopResType": ("DcClResControlMode", "controlMode"),
    "DC_ChargeParameterDiscoveryReqType": ("DcCpdReqMode", "energyTransferMode"),
    "DC_ChargeParameterDiscoveryResType": ("DcCpdResMode", "energyTransferMode"),
    "WPT_LF_DataPackageType": ("WptLfData", "data"),
    "WPT_LF_SystemSetupDataType": ("WptLfSetupData", "setupData"),
    ("din70121", "BodyType"): ("DinBody", "body"),
    ("iso15118-2", "BodyType"): ("Iso2Body", "body"),
}
# Choices whose complex alternatives are wrapped as well, because they are used elsewhere for other things.
WRAPPED = {"ParameterType", "WPT_LF_DataPackageType"}
# Types that are nothing but a choice: the choice stands where the type is used.
TRANSPARENT = {"BodyType", "WPT_LF_SystemSetupDataType"}
NOTE = "// Written by src/exi/generate_codecs.py from the schema model; do not edit.\n"

XMLDSIG = load("xmldsig")["types"]
strings = {}  # (namespace, name) -> partition number, the same in every set
types = {}  # (scope, name) -> model that brought it in first
emitted = {}  # codec class -> list of method texts
homes = {}  # codec class -> package of the records it reads
interfaces = {}  # (package, sealed interface) -> list of member records
records = {}  # (package, record) -> (set, type name, omitted, components)
enums = {}  # (package, enum) -> (set, type name, values)


def scope(model, type_name):
    """Where a type name means one thing: the sets of ISO 15118-20 share theirs, everybody shares XML signature."""
    shares = model["schema"].startswith("iso15118-20") or type_name in XMLDSIG
    return "" if shares else model["schema"]


def package(model, type_name):
    """Where the record of a type lives: with the first set that needed it."""
    first = types.get((scope(model, type_name), type_name), model)
    return "" if type_name in XMLDSIG else SETS[first["schema"]][0]


def chosen(model, type_name, slot):
    """Interface and component name of a choice; a substitution group has the name of its abstract head."""
    for key in ((model["schema"], type_name), type_name):
        if key in CHOICES:
            return CHOICES[key]
    if "ParameterType" == type_name:
        return "ParameterValue", "value"
    head = next(a["name"] for a in slot.alternatives if a["abstract"] or model["types"][a["type"]].get("abstract"))
    return upper_camel(head), lower_camel(head)


def partition(model, name, ns):
    uri = "" if ns is None else model["namespaces"][ns]
    return strings.setdefault((uri, name), len(strings))


def java_name(model, type_name):
    for key in ((model["schema"], type_name), type_name):
        if key in NAMES:
            return NAMES[key]
    base = type_name.removesuffix("#anon").removesuffix("Type")
    return upper_camel(base)


def area(model, type_name):
    first = types.get((scope(model, type_name), type_name), model)
    own, root, _ = SETS[first["schema"]]
    if type_name in XMLDSIG:
        return "SignatureCodec"
    prefix = upper_camel(own)
    message = is_message(first, type_name)
    if message and first["schema"] in ENVELOPES:
        return prefix + ("RequestsCodec" if type_name.endswith("ReqType") else "ResponsesCodec")
    for name, patterns in OLD_AREAS if first["schema"] in ENVELOPES else AREAS:
        for p in patterns:
            if p == type_name or (p.startswith("*") and p.strip("*") in type_name and not message):
                return prefix + name
    return root


def is_message(model, type_name):
    return any(e["type"] == type_name and e["name"].endswith(("Req", "Res")) for e in model["documentElements"])


def body_elements(model):
    content = model["types"]["BodyType"]["content"]
    return (content if "substitution" in content else content["seq"][0])["substitution"]


def named_by_elements(model):
    """Gives every message a type of its own name: SessionStopReq has SessionStopType, and ACDP uses one type twice."""
    for e in model["documentElements"]:
        own = e["name"] + "Type"
        if e["name"].endswith(("Req", "Res")) and e["type"] != own:
            model["types"][own] = dict(model["types"][e["type"]], named=e["type"])
            e["type"] = own
    if "BodyType" in model["types"]:
        for a in body_elements(model):
            if a["name"] + "Type" in model["types"]:
                a["type"] = a["name"] + "Type"
    return model


def wrapper(model, type_name):
    """The only slot of a type that is nothing but a list, else None."""
    definition = model["types"].get(type_name)
    if definition is None or definition.get("mixed") or definition.get("attributes"):
        return None
    found = slots(definition)
    return found[0] if len(found) == 1 and found[0].repeated and found[0].kind == "element" else None


class Value:
    """How one element or attribute is held, read and written in Java."""

    def __init__(self, java, boxed, read, write):
        self.java, self.boxed, self.read, self.write = java, boxed, read, write


def bounds(simple):
    high = simple.get("length", simple.get("maxLen"))
    return simple.get("length", simple.get("minLen", 0)), "ExiReader.UNBOUNDED" if high is None else high


def literal(number):
    return f"{number}L" if abs(number) > 2147483647 else str(number)


def simple_value(model, alternative, raw=False):
    """raw: an attribute or simple content, whose events the caller writes."""
    name, type_name = alternative["name"], alternative["type"]
    simple = model["simpleTypes"][type_name]
    kind = simple["kind"]
    suffix = "Value" if raw else ""
    if kind == "boolean":
        return Value("boolean", "Boolean", "in.bool()", "out.bool({0})")
    if kind == "enum":
        java = java_name(model, type_name)
        need(model, type_name)
        enums[(package(model, type_name), java)] = (model["schema"], type_name, simple["values"])
        constants = f"{constant(java)}_VALUES"
        return Value(java, java, f"{constants}[in.enumeration{suffix}({simple['bits']}, {len(simple['values'])})]",
                     f"out.enumeration{suffix}({{0}}.ordinal(), {simple['bits']})")
    if kind == "string":
        low, high = bounds(simple)
        key = partition(model, name, alternative.get("ns"))
        return Value("String", "String", f"in.string{suffix}({key}, {low}, {high})",
                     f"out.string{suffix}({{0}}, {low}, {high})")
    if type_name == "sessionIDType" and simple.get("length") == 8:
        return Value("SessionId", "SessionId", "new SessionId(in.eightBytes())", "out.eightBytes({0}.bits())")
    if kind in ("hex", "base64"):
        low, high = bounds(simple)
        return Value("Bytes", "Bytes", f"Bytes.wrap(in.binary{suffix}({low}, {high}))",
                     f"out.binary{suffix}({{0}}.array(), {low}, {high})")
    low, high = simple["min"], simple["max"]
    if low is None:
        return Value("BigInteger", "BigInteger", "in.bigInteger()", "out.bigInteger({0})")
    if simple["exi"] == "nbit":
        return Value("int", "Integer", f"in.nbit({simple['bits']}, {low}, {high})",
                     f"out.nbit({{0}}, {simple['bits']}, {low}, {high})")
    if high == 2**64 - 1:
        return Value("long", "Long", "in.unsignedLong()", "out.unsignedLong({0})")
    java, boxed = ("int", "Integer") if high <= 2147483647 else ("long", "Long")
    cast = "(int) " if java == "int" else ""
    method = "unsigned" if simple["exi"] == "unsigned" else "signed"
    return Value(java, boxed, f"{cast}in.{method}({literal(low)}, {literal(high)})",
                 f"out.{method}({{0}}, {literal(low)}, {literal(high)})")


def value_of(model, alternative, raw=False):
    type_name = alternative["type"]
    if type_name in model["simpleTypes"]:
        return simple_value(model, alternative, raw)
    if type_name in ALGORITHM:
        states = model["types"][type_name]["states"]
        after = states[states[0]["p"][0]["next"]]
        end = [p["ev"] for p in after["p"]].index("EE")
        key = partition(model, "Algorithm", None)
        return Value("String", "String", f"Algorithms.read(in, {key}, {after['bits']}, {end})",
                     f"Algorithms.write(out, {{0}}, {after['bits']}, {end})")
    need(model, type_name)
    home = area(model, type_name)
    if type_name in TRANSPARENT:
        slot = slots(model["types"][type_name])[0]
        java = chosen(model, type_name, slot)[0]
        held = java if slot.min else f"@Nullable {java}"
        return Value(held, held, f"{home}.read{java}(in)", f"{home}.write{java}(out, {{0}})")
    only = wrapper(model, type_name)
    if only and not alternative.get("choice"):
        item = value_of(model, only.alternatives[0])
        short = upper_camel(type_name.removesuffix("Type"))
        return Value(f"List<{item.boxed}>", f"List<{item.boxed}>", f"{home}.read{short}(in)",
                     f"{home}.write{short}(out, {{0}})")
    java = java_name(model, type_name)
    return Value(java, java, f"{home}.read{java}(in)", f"{home}.write{java}(out, {{0}})")


pending = []


def need(model, type_name):
    key = (scope(model, type_name), type_name)
    first = types.get(key)
    if first is None:
        types[key] = model
        if type_name in model["types"]:
            pending.append(key)
    elif first is not model and outline(first, type_name) != outline(model, type_name):
        raise SystemExit(f"{type_name} differs between {first['schema']} and {model['schema']}")


def outline(model, type_name):
    """What of a type reaches the wire, without the numbering of namespaces."""
    if type_name in model["simpleTypes"]:
        return json.dumps(model["simpleTypes"][type_name], sort_keys=True)
    definition = {k: v for k, v in model["types"][type_name].items() if k not in ("states", "ns")}
    return re.sub(r'"ns": (\d+|null)', "", json.dumps(definition, sort_keys=True))


def component(model, type_name, slot, value):
    """Name and declaration of the record component of a slot."""
    if slot.kind in ("choice", "substitution"):
        interface, name = chosen(model, type_name, slot)
        return name, (interface if slot.min else f"@Nullable {interface}")
    if slot.kind == "text":
        return "value", value.java
    name = lower_camel(slot.alternatives[0]["name"])
    if slot.alternatives[0]["type"] in TRANSPARENT:
        return name, value.java if slot.min or "@Nullable" in value.java else f"@Nullable {value.java}"
    if slot.repeated:
        return plural(name), f"List<{value.boxed}>"
    if slot.min == 0 and not value.java.startswith("List<"):
        return name, f"@Nullable {value.boxed}"
    return name, value.java


def plural(name):
    if name.endswith(("s", "Data")):
        return name
    return name[:-1] + "ies" if name.endswith("y") else name + "s"


def emit(model, type_name):
    definition = model["types"][type_name]
    found = slots(definition)
    homes.setdefault(area(model, type_name), package(model, type_name))
    only = wrapper(model, type_name)
    used_in_choice = any(
        a.get("type") == type_name
        for d in model["types"].values() if not d.get("mixed")
        for s in safe_slots(d) if s.kind in ("choice", "substitution") for a in s.alternatives)
    if only and not used_in_choice and not is_message(model, type_name):
        emit_list(model, type_name, only)
    else:
        emit_record(model, type_name, found)


def safe_slots(definition):
    try:
        return slots(definition)
    except ValueError:
        return []


def emit_list(model, type_name, slot):
    item = value_of(model, slot.alternatives[0])
    short = upper_camel(type_name.removesuffix("Type"))
    first = width(productions_from([slot], 0))
    text = [f"static List<{item.boxed}> read{short}(ExiReader in) throws ExiException {{",
            f"    in.event({first}, {productions_from([slot], 0)});" if slot.min else "",
            "    int items = in.listStart();"]
    if slot.min != 1:
        raise ValueError(type_name)
    text += ["    int e = 0;", "    while (e == 0) {", f"        in.addToList({item.read});",
             "        e = in.event(2, 2);" if slot.max == -1 else
             f"        e = in.listSize(items) < {slot.max} ? in.event(2, 2) : 1 + in.event(1, 1);", "    }",
             "    return in.list(items);", "}"]
    text += [f"static void write{short}(ExiWriter out, List<{item.boxed}> items) {{",
             f"    out.count(items.size(), 1, {'Integer.MAX_VALUE' if slot.max == -1 else slot.max});", "    int width = 1;",
             f"    for (int i = 0; i < items.size(); i++) {{", "        out.event(0, width);",
             f"        {item.write.format('items.get(i)')};",
             "        width = 2;" if slot.max == -1 else f"        width = i + 1 < {slot.max} ? 2 : 1;", "    }",
             "    out.event(width - 1, width);", "}"]
    emitted.setdefault(area(model, type_name), []).append("\n".join(text))


class Offers:
    """Width and number of productions of the state before each slot."""

    def __init__(self, found):
        self.found = found

    def offer(self, k):
        p = productions_from(self.found, k)
        return width(p), p


def emit_record(model, type_name, found):
    java = java_name(model, type_name)
    home = area(model, type_name)
    if any(s.kind == "text" for s in found):
        emit_text_record(model, type_name, java, found)
        return
    omitted = OMITTED.get(type_name, [])
    parts = []  # (slot index, slot, value or choice values, component name, declaration)
    for k, slot in enumerate(found):
        if slot.alternatives[0]["name"] in omitted and slot.kind == "element":
            parts.append((k, slot, None, None, None))
            continue
        if slot.kind in ("choice", "substitution"):
            interface, _ = chosen(model, type_name, slot)
            values = []
            for a in slot.alternatives:
                if a.get("abstract") or model["types"].get(a["type"], {}).get("abstract"):
                    values.append(None)
                elif a["type"] in model["types"] and type_name not in WRAPPED:
                    values.append((java_name(model, a["type"]), value_of(model, dict(a, choice=True)), False))
                else:
                    member = f"{interface}.{upper_camel(a['name'])}"
                    values.append((member, value_of(model, a), True))
                if values[-1]:
                    members = interfaces.setdefault((package(model, type_name), interface), [])
                    entry = (values[-1][0], values[-1][1].java if values[-1][2] else None)
                    if entry not in members:
                        members.append(entry)
            name, declaration = component(model, type_name, slot, None)
            parts.append((k, slot, values, name, declaration))
        else:
            value = value_of(model, slot.alternatives[0], raw=slot.kind in ("attribute", "text"))
            name, declaration = component(model, type_name, slot, value)
            parts.append((k, slot, value, name, declaration))
    if type_name in TRANSPARENT:
        java = parts[0][4].removeprefix("@Nullable ")
        texts = read_method(java, found, parts, parts[0][4]) + "\n" + write_method(java, found, parts, parts[0][4])
    else:
        records[(package(model, type_name), java)] = (
            model["schema"], definition_name(model, type_name), omitted, [(p[3], p[4]) for p in parts if p[3]])
        texts = read_method(java, found, parts) + "\n" + write_method(java, found, parts)
    emitted.setdefault(home, []).append(texts)


def definition_name(model, type_name):
    return model["types"][type_name].get("named", type_name)


def emit_text_record(model, type_name, java, found):
    """Simple content with attributes; an empty value may come as an undeclared end of the element."""
    attribute, text = found
    a = value_of(model, attribute.alternatives[0], raw=True)
    v = value_of(model, text.alternatives[0], raw=True)
    name = lower_camel(attribute.alternatives[0]["name"])
    simple = model["simpleTypes"][text.alternatives[0]["type"]]
    empty = f"Bytes.wrap(in.emptyBinary({bounds(simple)[0]}))" if v.java == "Bytes" else f"in.emptyString({bounds(simple)[0]})"
    lines = [f"static {java} read{java}(ExiReader in) throws ExiException {{"]
    if attribute.min:
        lines += ["    in.event(1, 1);", f"    {a.java} {name} = {a.read};", "    int e = in.textEvent(1, 1);"]
    else:
        lines += [f"    {a.java} {name} = null;", "    int e = in.textEvent(2, 2);",
                  f"    if (e == 0) {{ {name} = {a.read}; e = in.textEvent(1, 1); }}"]
    lines += [f"    {v.java} value;", "    if (e == ExiReader.EMPTY) {", f"        value = {empty};", "    } else {",
              f"        value = {v.read};", "        in.event(1, 1);", "    }", f"    return new {java}({name}, value);", "}"]
    lines += [f"static void write{java}(ExiWriter out, {java} m) {{"]
    if attribute.min:
        lines += ["    out.event(0, 1);", f"    {a.write.format(f'm.{name}()')};", "    out.event(0, 1);"]
    else:
        lines += [f"    {a.java} {name} = m.{name}();",
                  f"    if ({name} != null) {{ out.event(0, 2); {a.write.format(name)}; out.event(0, 1); }} "
                  "else { out.event(1, 2); }"]
    lines += [f"    {v.write.format('m.value()')};", "    out.event(0, 1);", "}"]
    emitted.setdefault(area(model, type_name), []).append("\n".join(lines))
    records[(package(model, type_name), java)] = (model["schema"], type_name, [], [(name, a.java if attribute.min else f"@Nullable {a.java}"),
                                                      ("value", v.java)])


def read_method(java, found, parts, transparent=None):
    bits = Offers(found)
    lines = [f"static {transparent or java} read{java}(ExiReader in) throws ExiException {{"]
    w, p = bits.offer(0)
    # `open`: e holds the event code relative to the next slot; otherwise it has not been read yet
    is_open = False
    arguments = []
    count = len(parts)
    declared = False

    def read_event(k, indent, plus=""):
        bw, bp = bits.offer(k)
        return f"{indent}e = {plus}in.event({bw}, {bp});"

    def open_event(k):
        nonlocal declared
        bw, bp = bits.offer(k)
        prefix = "" if declared else "int "
        declared = True
        lines.append(f"    {prefix}e = in.event({bw}, {bp});")

    for index, (k, slot, value, name, declaration) in enumerate(parts):
        optional = slot.min == 0
        n = slot.count
        if value is None:  # omitted content
            if not is_open:
                open_event(k)
                is_open = True
            lines.append(f"    if (e == 0) {{ throw in.unsupported(\"{slot.alternatives[0]['name']}\"); }}")
            lines.append("    e--;")
            continue
        arguments.append(name)
        if slot.kind in ("choice", "substitution"):
            if not is_open:
                open_event(k)
            cases = []
            for i, v in enumerate(value):
                if v is None:
                    continue
                expression = f"new {v[0]}({v[1].read})" if v[2] else v[1].read
                cases.append(f"case {i} -> {expression};")
            cases.append("default -> throw in.undeclared(e);")
            switch = "switch (e) { " + " ".join(cases) + " }"
            plain = declaration.replace("@Nullable ", "")
            if optional:
                lines.append(f"    {plain} {name} = null;")
                lines.append(f"    if (e < {n}) {{ {name} = {switch}; {read_event(k + 1, '')} }} else {{ e -= {n}; }}")
                is_open = True
            else:
                lines.append(f"    {plain} {name} = {switch};")
                is_open = False
        elif slot.repeated:
            item = value
            limit = slot.max
            lines.append(f"    int {name} = in.listStart();")
            if slot.min > 1:  # the first ones are not optional: their states offer nothing else
                if is_open:
                    raise ValueError("optional content before a list of at least two")
                lines.append(f"    for (int i = 1; i < {slot.min}; i++) {{ in.event(1, 1); in.addToList({item.read}); }}")
                lines.append(f"    {'' if declared else 'int '}e = in.event(1, 1);")
                declared = True
            elif not is_open:
                open_event(k)
            loop_p = n + productions_from(found, k + 1)
            loop_w = width(loop_p)
            last_w, last_p = bits.offer(k + 1)
            more = f"in.event({loop_w}, {loop_p})"
            if limit != -1:
                more = f"in.listSize({name}) < {limit} ? {more} : 1 + in.event({last_w}, {last_p})"
            lines.append(f"    while (e == 0) {{ in.addToList({item.read}); e = {more}; }}")
            lines.append("    e--;")
            lines.append(f"    List<{item.boxed}> {name}List = in.list({name});")
            arguments[-1] = f"{name}List"
            is_open = True
        elif optional:
            if not is_open:
                open_event(k)
            empty = "List.of()" if value.java.startswith("List<") else "null"
            lines.append(f"    {value.boxed} {name} = {empty};")
            lines.append(f"    if (e == 0) {{ {name} = {value.read}; {read_event(k + 1, '')} }} else {{ e--; }}")
            is_open = True
        else:
            if not is_open:
                lines.append(f"    in.event({bits.offer(k)[0]}, {bits.offer(k)[1]});")
            lines.append(f"    {value.java} {name} = {value.read};")
            is_open = False
    if is_open:
        lines.append("    in.expect(e);")
    else:
        lines.append("    in.event(1, 1);")
    lines.append(f"    return {arguments[0]};" if transparent else f"    return new {java}({', '.join(arguments)});")
    lines.append("}")
    return "\n".join(lines)


def write_method(java, found, parts, transparent=None):
    bits = Offers(found)
    lines = [f"static void write{java}(ExiWriter out, {transparent or java} m) {{"]
    known = (bits.offer(0)[0], 0)  # width, code of the next slot's first alternative; None: in w and e
    declared = False

    def event(offset=""):
        if known:
            return f"out.event({known[1]}{offset}, {known[0]});" if offset else f"out.event({known[1]}, {known[0]});"
        return f"out.event(e{offset}, w);"

    def spill():
        nonlocal known, declared
        if known:
            prefix = "" if declared else "int "
            lines.append(f"    {prefix}w = {known[0]}; {prefix}e = {known[1]};")
            declared = True
            known = None

    for index, (k, slot, value, name, declaration) in enumerate(parts):
        after = bits.offer(k + 1)[0]
        n = slot.count
        if value is None:
            if known:
                known = (known[0], known[1] + n)
            else:
                lines.append(f"    e += {n};")
            continue
        get = "m" if transparent else f"m.{name}()"
        if slot.kind in ("choice", "substitution"):
            optional = slot.min == 0
            if optional:
                spill()
            cases = []
            for i, v in enumerate(value):
                if v is None:
                    continue
                inner = v[1].write.format("c.value()" if v[2] else "c")
                ev = f"out.event({known[1] + i}, {known[0]});" if known else f"out.event(e + {i}, w);"
                cases.append(f"case {v[0]} c -> {{ {ev} {inner}; }}")
            if optional:
                cases.append("case null -> {}")
                plain = declaration.replace("@Nullable ", "")
                lines.append(f"    {plain} {name} = {get};")
                lines.append(f"    switch ({name}) {{ " + " ".join(cases) + " }")
                lines.append(f"    if ({name} != null) {{ w = {after}; e = 0; }} else {{ e += {n}; }}")
            else:
                lines.append(f"    switch ({get}) {{ " + " ".join(cases) + " }")
                known = (after, 0)
        elif slot.repeated:
            high = "Integer.MAX_VALUE" if slot.max == -1 else slot.max
            spill()
            lines.append(f"    out.count({get}.size(), {slot.min}, {high});")
            loop_w = width(n + productions_from(found, k + 1))
            next_w = str(loop_w) if slot.max == -1 or loop_w == after else f"i + 1 < {slot.max} ? {loop_w} : {after}"
            if slot.min > 1:
                next_w = f"i + 1 < {slot.min} ? 1 : {next_w}"
            lines.append(f"    for (int i = 0; i < {get}.size(); i++) {{ out.event(e, w); "
                         f"{value.write.format(get + '.get(i)')}; w = {next_w}; e = 0; }}")
            # behind a full list the state no longer offers the item, so nothing is skipped
            if slot.max == -1:
                lines.append("    e++;")
            else:
                lines.append(f"    if ({get}.size() < {slot.max}) {{ e++; }}")
        elif slot.min == 0:
            spill()
            lines.append(f"    {value.boxed} {name} = {get};")
            present = f"!{name}.isEmpty()" if value.java.startswith("List<") else f"{name} != null"
            lines.append(f"    if ({present}) {{ out.event(e, w); {value.write.format(name)}; w = {after}; e = 0; }} "
                         f"else {{ e++; }}")
        else:
            lines.append(f"    {event()}")
            lines.append(f"    {value.write.format(get)};")
            known = (after, 0)
    lines.append(f"    {event()}")
    lines.append("}")
    return "\n".join(lines)


def messages(model):
    """The document elements that travel, with their records."""
    for e in model["documentElements"]:
        if e["name"] == "V2G_Message" if model["schema"] in ENVELOPES else e["name"].endswith(("Req", "Res")):
            yield e, java_name(model, e["type"])


def emit_roots(model, home):
    homes[home] = SETS[model["schema"]][0]
    bits = model["documentBits"]
    read = ["/** Reads the message whose document code is next. */",
            "public static V2gMessage read(ExiReader in) throws ExiException {",
            f"    int code = in.event({bits}, {len(model['documentElements'])});",
            "    return switch (code) {"]
    write = ["/** Writes document code and content; false if the message belongs to another set. */",
             "public static boolean write(ExiWriter out, V2gMessage message) {", "    switch (message) {"]
    for e, java in messages(model):
        need(model, e["type"])
        read.append(f"        case {e['code']} -> read{java}(in);")
        write.append(f"        case {java} m -> {{ out.event({e['code']}, {bits}); write{java}(out, m); }}")
    read += [f"        default -> throw in.unsupported(\"document element \" + code);", "    };", "}"]
    write += ["        default -> { return false; }", "    }", "    return true;", "}"]
    emitted.setdefault(home, []).insert(0, "\n".join(read) + "\n" + "\n".join(write))


def main():
    models = {name: named_by_elements(load(name)) for name in SETS}
    for name, (_, home, _) in SETS.items():
        emit_roots(models[name], home)
        while pending:
            key = pending.pop(0)
            emit(types[key], key[1])
    for name, (prefix, elements) in FRAGMENTS.items():
        model = models.get(name) or load(name)
        homes[prefix + "FragmentsCodec"] = SETS[name][0] if name in SETS else ""
        for element in elements:
            emit_fragment(model, prefix + "FragmentsCodec", element)
    CODEC.mkdir(parents=True, exist_ok=True)
    for home, methods in emitted.items():
        write_codec(home, methods)
    if "--records" in sys.argv:
        write_records(models)


def emit_fragment(model, home, element):
    code = [local for local, _ in model["fragmentElements"]].index(element)
    width_, end = model["fragmentBits"], model["fragmentEndCode"]
    kinds = {e["type"] for e in model["documentElements"] if e["name"] == element}
    for definition in model["types"].values():
        kinds |= declared(definition.get("content") or {}, element)
    complex_kinds = [k for k in sorted(kinds) if k in model["types"]]
    [kind] = complex_kinds
    value = value_of(model, {"name": element, "type": kind})
    if pending:
        raise SystemExit(f"{element} is signed but part of no message")
    read = [f"    {value.java} m = {value.read};"]
    write = [f"    {value.write.format('m')};"]
    if len(kinds) > 1:  # two types under one name: the relaxed grammar of EXI 1.0, 8.5.3, as generate_tables.py has it
        attributes = sorted({(a["name"], "" if a["ns"] is None else model["namespaces"][a["ns"]])
                             for d in model["types"].values() for a in d.get("attributes", [])})
        [own] = model["types"][kind]["attributes"]
        at = attributes.index((own["name"], "" if own["ns"] is None else model["namespaces"][own["ns"]]))
        elements = len(model["fragmentElements"])
        first, characters = len(attributes) + elements + 4, len(attributes) + elements + 3
        keys = [partition(model, n, ns) for n, ns in ((own["name"], own["ns"]), model["fragmentElements"][code])]
        read = [f"    in.exactly({at}, {width(first)});",
                f"    String id = in.stringValue({keys[0]}, 0, ExiReader.UNBOUNDED);",
                f"    in.exactly({characters}, {width(first)});",
                f"    var m = new {value.java}(id, in.stringValue({keys[1]}, 0, ExiReader.UNBOUNDED));",
                f"    in.exactly({elements + 1}, {width(elements + 3)});"]
        write = [f"    out.event({at}, {width(first)});", "    out.stringValue(m.id(), 0, ExiReader.UNBOUNDED);",
                 f"    out.event({characters}, {width(first)});",
                 "    out.stringValue(m.value(), 0, ExiReader.UNBOUNDED);",
                 f"    out.event({elements + 1}, {width(elements + 3)});"]
    name = upper_camel(element)
    emitted.setdefault(home, []).append("\n".join(
        [f"/** Reads code, content and end. */", f"public static {value.java} read{name}(ExiReader in) throws ExiException {{",
         f"    in.exactly({code}, {width_});", *read, f"    in.exactly({end}, {width_});", "    return m;", "}",
         f"/** Writes code, content and end. */", f"public static void write{name}(ExiWriter out, {value.java} m) {{",
         f"    out.event({code}, {width_});", *write, f"    out.event({end}, {width_});", "}"]))


def declared(particle, element):
    """Types under which a content model declares an element."""
    found = {particle["type"]} if particle.get("element") == element else set()
    found |= {m["type"] for m in particle.get("substitution", []) if m["name"] == element}
    for key in ("seq", "choice"):
        for part in particle.get(key, []):
            found |= declared(part, element)
    return found


DOC = {
    "AppProtocolCodec": "The protocol handshake before everything else.",
    "CommonMessagesCodec": "The messages every energy transfer of ISO 15118-20 shares.",
    "DcMessagesCodec": "The messages of DC charging and discharging, ISO 15118-20.",
    "SharedTypesCodec": "Types of the CommonTypes namespace, the same in every set of ISO 15118-20.",
    "SignatureCodec": "The part of XML signature that ISO 15118 uses.",
    "AcMessagesCodec": "The messages of AC charging and discharging, ISO 15118-20.",
    "FragmentsCodec": "What is signed: elements on their own, as digests and signatures are computed over them.",
    "AcdpMessagesCodec": "The messages of a pantograph, ISO 15118-20.",
    "WptMessagesCodec": "The messages of wireless charging, ISO 15118-20.",
    "DinMessagesCodec": "Header and body around every message of DIN 70121.",
    "Iso2MessagesCodec": "Header and body around every message of ISO 15118-2.",
    "RequestsCodec": "What a vehicle says.",
    "ResponsesCodec": "What a charger answers.",
    "DcRequestModesCodec": "Parameters and control modes of a vehicle on DC.",
    "DcResponseModesCodec": "Parameters and control modes of a charger on DC.",
    "AcRequestModesCodec": "Parameters and control modes of a vehicle on AC.",
    "AcResponseModesCodec": "Parameters and control modes of a charger on AC.",
    "ParametersCodec": "Limits of both sides before and during charging.",
    "TypesCodec": "Types that several messages share.",
    "PricesCodec": "Price schedules and their rules.",
    "SchedulesCodec": "Power schedules and the two control modes of a schedule exchange.",
    "ServicesCodec": "What a charger offers and with which parameters.",
    "CertificatesCodec": "Authorization, certificates and signed meter readings.",
}


def resolved(words, own):
    """Imports for the names of records; the package's own ones go before those of ISO 15118-20."""
    known = {}
    for where, java in [*records, *interfaces, *enums, *(("", n) for n in ("SessionId", "Bytes", "V2gMessage"))]:
        if where in ("", own) and (where == own or java not in known):
            known[java] = where
    return {f"{MESSAGES}{'.' + known[w] if known[w] else ''}.{w}" for w in words if w in known}


MESSAGES = "org.tidegate.iso15118.message"


def common_imports(text):
    imports = set()
    for word, name in (("List[<.]", "java.util.List"), ("BigInteger", "java.math.BigInteger"), ("@Nullable", "org.jspecify.annotations.Nullable"),
                       (r"SchemaSet\.", "org.tidegate.iso15118.exi.SchemaSet")):
        if re.search(r"(?<!\w)" + word, text):
            imports.add(name)
    return imports


def documentation(home):
    if home in DOC:
        return DOC[home]
    if home.endswith("FragmentsCodec"):
        return DOC["FragmentsCodec"]
    prefix = upper_camel(homes[home])
    edition = {"Din": "DIN 70121", "Iso2": "ISO 15118-2", "Wpt": "wireless charging"}[prefix]
    return DOC[home.removeprefix(prefix)].removesuffix(".") + f", {edition}."


def write_codec(home, methods):
    body = "\n\n".join(methods)
    own = homes[home]
    constants = []
    for where, java in sorted(enums):
        if where in ("", own) and re.search(rf"\b{constant(java)}_VALUES", body) and (
                where == own or (own, java) not in enums):
            constants.append(f"    private static final {java}[] {constant(java)}_VALUES = {java}.values();")
    imports = {"org.tidegate.iso15118.exi.ExiException", "org.tidegate.iso15118.exi.internal.ExiReader",
               "org.tidegate.iso15118.exi.internal.ExiWriter"}
    imports |= common_imports(body)
    imports |= resolved(set(re.findall(r"(?<![.\w])[A-Z]\w+", body + " ".join(constants))), own)
    public = home.endswith("FragmentsCodec") or any(home == root for _, root, _ in SETS.values())
    visible = "public " if public else ""
    text = [f"package {MESSAGES}.internal;", ""]
    text += [f"import {i};" for i in sorted(imports)]
    text += ["", NOTE + f"/** {documentation(home)} */", f"{visible}final class {home} {{"] + constants
    text += ["", f"private {home}() {{}}", "", body, "}", ""]
    output(CODEC / f"{home}.java", "\n".join(text))


def write_records(models):
    roots = {}
    for name, model in models.items():
        for e, java in messages(model):
            roots[(SETS[name][0], java)] = name
        if name in ENVELOPES:
            for a in body_elements(model):
                roots[(SETS[name][0], upper_camel(a["name"]))] = name
    implements = {}
    for (where, interface), members in interfaces.items():
        nested = []
        permitted = []
        for member, java in members:
            if java:
                short = member.split(".")[1]
                java = f"{MESSAGES}{'.' + where if where else ''}.{java}" if java == short else java
                nested.append(f"record {short}({java} value) implements {interface} {{}}")
            else:
                permitted.append(member)
                if (where, member) not in roots:
                    implements.setdefault((where, member), []).append(interface)
        permits = f" permits {', '.join(permitted)}" if permitted else ""
        save(where, interface, "/** One of the alternatives the schema offers here. */\n"
             f"public sealed interface {interface}{permits} {{\n" + "\n".join(nested) + "\n}\n")
    for (where, java), (schema, type_name, omitted, components) in records.items():
        parts = ", ".join(f"{d} {n}" for n, d in components)
        supers = list(implements.get((where, java), []))
        body = ""
        if (where, java) in roots:
            name = roots[(where, java)]
            prefix = {"": "V2g", "acdp": "Acdp", "wpt": "Wpt", "din": "Din", "iso2": "Iso2"}[where]
            envelope = java == prefix + "Message"
            if name == "appprotocol" or envelope:
                supers.append("V2gMessage")
            else:
                supers.append(prefix + ("Request" if java.endswith("Req") else "Response"))
            if name not in ENVELOPES or envelope:
                body = f"@Override public SchemaSet schemaSet() {{ return SchemaSet.{SETS[name][2]}; }}"
        sup = f" implements {', '.join(supers)}" if supers else ""
        note = f", omitted = {{{', '.join(chr(34) + o + chr(34) for o in omitted)}}}" if omitted else ""
        annotation = f'@XsdSequence("{type_name}")' if not omitted else f'@XsdSequence(value = "{type_name}"{note})'
        lists = [n for n, d in components if "List<" in d]
        if lists:
            body = f"public {java} {{ " + " ".join(f"{n} = List.copyOf({n});" for n in lists) + " }\n" + body
        save(where, java, f"{annotation}\npublic record {java}({parts}){sup} {{ {body} }}\n")
    for (where, java), (schema, type_name, values) in enums.items():
        save(where, java, f'@XsdSequence("{type_name}")\npublic enum {java} {{ '
             f'{", ".join(constant(v) for v in values)} }}\n')


def save(where, java, text):
    path = MESSAGE / where / f"{java}.java"
    if path.exists():
        return
    imports = common_imports(text)
    if where:
        names = set(re.findall(r"(?<![.\w])[A-Z]\w+", text)) - {java}
        imports |= {i for i in resolved(names, where) if not i.startswith(f"{MESSAGES}.{where}.")}
        imports.add(f"{MESSAGES}.XsdSequence") if "@XsdSequence" in text else None
    path.parent.mkdir(exist_ok=True)
    package_name = MESSAGES + ("." + where if where else "")
    path.write_text(f"package {package_name};\n\n" + "".join(f"import {i};\n" for i in sorted(imports)) + "\n" + text)


if __name__ == "__main__":
    main()
