"""Reads a single-file COMTRADE (IEC 60255-24:2013) by the standard's field rules and prints it as CSV.

Written without looking at the Java writer: the test compares what both make of the same recording.
"""
import re
import struct
import sys

raw = open(sys.argv[1], "rb").read()
mark = re.compile(rb"--- file type: ([A-Z]+)(?: ([A-Z0-9]+)(?:: ?([0-9]+))?)? ---\r\n")
parts = {}
found = list(mark.finditer(raw))
for i, m in enumerate(found):
    end = found[i + 1].start() if i + 1 < len(found) and m.group(1) != b"DAT" else len(raw)
    parts[m.group(1).decode()] = (m.group(2), m.group(3), raw[m.end():end])
    if m.group(1) == b"DAT":
        break
cfg = parts["CFG"][2].decode().split("\r\n")
assert cfg[0].split(",")[2] == "2013", cfg[0]
total, na, nd = cfg[1].split(",")
na, nd = int(na.rstrip("A")), int(nd.rstrip("D"))
assert int(total) == na + nd
scale = []
for line in cfg[2:2 + na]:
    fields = line.split(",")
    assert len(fields) == 13, line
    scale.append((float(fields[5]), float(fields[6])))
rest = cfg[2 + na + nd:]
rates = max(1, int(rest[1]))
last = int(rest[1 + rates].split(",")[1])
kind = rest[4 + rates]
times = rest[2 + rates], rest[3 + rates]
print("meta", na, nd, rest[0], rest[2], times[0], times[1], kind, rest[5 + rates], sep=";")
method, length, dat = parts["DAT"]
assert method.decode() == kind, (method, kind)
rows = []
if kind == "ASCII":
    for line in dat.decode().split("\r\n"):
        if line:
            f = line.split(",")
            analog = [None if x == "99999" else float(x) for x in f[2:2 + na]]
            rows.append((int(f[0]), int(f[1]), analog, [int(x) for x in f[2 + na:]]))
else:
    assert int(length) == len(dat), (length, len(dat))
    letter, missing = ("f", -3.4028234663852886e38) if kind == "FLOAT32" else ("h", -32768)
    words = (nd + 15) // 16
    form = "<II" + letter * na + "H" * words
    for r in struct.iter_unpack(form, dat):
        bits = [r[2 + na + i // 16] >> i % 16 & 1 for i in range(nd)]
        rows.append((r[0], r[1], [None if x == missing else x for x in r[2:2 + na]], bits))
assert len(rows) == last, (len(rows), last)
for n, t, analog, bits in rows:
    values = ["nan" if x is None else "%.6g" % (a * x + b) for x, (a, b) in zip(analog, scale)]
    print(n, t, *values, *bits, sep=";")
