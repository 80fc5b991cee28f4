"""Verifies a bundle of keikaku with nothing but Python 3: python3 verify.py <folder> <verifier key>

Written from VERIFY.md, which is in every bundle, so that it does not rely on the program that made the bundle.
Exit codes: 0 whole, 4 altered, 5 malformed, 6 not checked.
"""
import base64
import hashlib
import json
import os
import re
import sys

# Ed25519, RFC 8032 section 5.1: points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, z - c, z + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def point_of(encoded):
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, message, signature):
    try:
        own, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, own))
    same = all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))
    return len(signature) == 64 and s < ORDER and same


# The status: the first finding ends the program.
def end(code, words):
    status = {0: "whole 完全", 4: "altered 改変あり", 5: "malformed 形式不備", 6: "not checked 判定できない"}[code]
    print(f"{status}: {words}")
    sys.exit(code)


def demand(condition, code, words):
    if not condition:
        end(code, words)


# Signed notes (C2SP signed-note) and the tree (RFC 9162 section 2.1).
def open_note(note, key, what):
    name, ident, material = key.split("+", 2)
    text, _, signatures = note.rpartition("\n\n")
    demand(text and signatures.endswith("\n"), 5, what)
    for line in signatures[:-1].split("\n"):
        dash, signer, written = line.split(" ") if line.count(" ") == 2 else ("", "", "")
        demand(dash == "—", 5, what)
        raw = base64.b64decode(written)
        demand(base64.b64encode(raw).decode() == written, 5, what)
        if signer == name and raw[:4].hex() == ident:
            public = base64.b64decode(material)[1:]
            demand(is_signed(public, (text + "\n").encode(), raw[4:]), 4, f"{what}: signature 署名")
            return text + "\n"
    return end(4 if key in text else 6, f"{what}: not signed with the given key 指定された鍵の署名がない")


def is_signed_by(note, key):
    try:
        name, ident, material = key.split("+", 2)
        text, _, signatures = note.rpartition("\n\n")
        lines = [line for line in signatures.split("\n") if line.startswith(f"— {name} ")]
        raws = [base64.b64decode(line.split(" ")[-1]) for line in lines]
        public, message = base64.b64decode(material)[1:], (text + "\n").encode()
    except ValueError:
        return False
    return any(raw[:4].hex() == ident and is_signed(public, message, raw[4:]) for raw in raws)


# What is no note leads nowhere; that the file was changed is found later.
def note_on(line):
    try:
        note = json.loads(line)
        return note if isinstance(note, str) else ""
    except ValueError:
        return ""


# The keys to which one leads by hand-overs, each with the first and the last size for which it counts. Of a recovery key only its
# hand-over to a key that is known already is followed: give the key after it.
def keys_from(key, notes):
    keys, grown = {key: (0, 2**53)}, True
    while grown:
        grown = False
        for note in notes:
            head, _, size, _, former, following = (note.rpartition("\n\n")[0].split("\n") + [""] * 6)[:6]
            if head != "keikaku-handover/1" or not is_signed_by(note, following):
                continue
            if (following in keys) != (former in keys) and (following in keys or is_signed_by(note, former)):
                keys[former] = keys.get(former, (0, 0))[0], int(size)
                keys[following] = int(size), keys.get(following, (0, 2**53))[1]
                grown = True
    return keys


# Canonical JSON (RFC 8785), narrower: integers up to 2^53 - 1, no key twice. A signed line that is not so is altered all the same.
def members(pairs):
    value = dict(pairs)
    if len(value) < len(pairs) or "__proto__" in value:
        raise ValueError("a key twice")
    return {key: value[key] for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}


def integer(text):
    if abs(int(text)) >= 2**53 or text == "-0":
        raise ValueError(text)
    return int(text)


def refuse(text):
    raise ValueError(text)


def canonical(line):
    text = line.decode()
    value = json.loads(text, object_pairs_hook=members, parse_int=integer, parse_float=refuse, parse_constant=refuse)
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if written != text or re.search("[\ud800-\udfff]", written):
        raise ValueError("not canonical")
    return value


def instant_of(line):
    try:
        value = canonical(line)
        instant = value["recordedAt"] if len(line) < 65536 and isinstance(value, dict) else ""
        return instant if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", instant, re.ASCII) else None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(stack):
    root = stack[-1] if stack else hashlib.sha256(b"").digest()
    for left in reversed(stack[:-1]):
        root = node(left, root)
    return root


def is_consistent(older, older_root, newer, newer_root, proof):
    if older == 0 or older == newer:
        return not proof and (older == 0 or older_root == newer_root)
    proof = [older_root] + proof if older & (older - 1) == 0 else proof
    fn, sn = older - 1, newer - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = proof[0] if proof else b""
    for sibling in proof[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            first, second = node(sibling, first), node(sibling, second)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node(second, sibling)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and first == older_root and second == newer_root


def verify(folder, key):
    def path(name):
        return os.path.join(folder, name)

    def read(name):
        with open(path(name), "rb") as file:
            return file.read()

    demand(os.path.isfile(path("manifest")), 5, "no manifest マニフェストがない")
    keys = keys_from(key, [note_on(line) for line in read("handovers.jsonl").split(b"\n")[:-1]])
    claimed = json.loads(read("manifest").decode().rpartition("\n\n")[0])["key"]
    text = open_note(read("manifest").decode(), claimed if claimed in keys else key, "manifest")
    manifest = json.loads(text)
    demand(manifest["format"] == "keikaku-bundle/1" and manifest["key"] in keys, 5, "manifest")
    first_size, last_size = keys[manifest["key"]]
    demand(first_size <= manifest["size"] <= last_size, 6, "manifest: the key was handed over 鍵は引き継がれています")
    names = {"manifest", "events.jsonl", "leaves.bin", *manifest["files"]}
    added = re.compile(r"\.DS_Store|\._.*|thumbs\.db|desktop\.ini", re.IGNORECASE)  # by the auditor's own computer
    for name in sorted(names ^ {name for name in os.listdir(folder) if not added.fullmatch(name)}):
        end(5, f"{name}: missing or unexpected ないか、余分")
    for name, stated in manifest["files"].items():
        demand(os.path.getsize(path(name)) == stated["bytes"], 4, name)
        demand(hashlib.sha256(read(name)).hexdigest() == stated["sha256"], 4, name)

    checkpoints = []
    for line in read("checkpoints.jsonl").decode().split("\n")[:-1]:
        signed = json.loads(line)
        holding = [each for each, (low, high) in keys.items() if low <= int(signed.split("\n")[1]) <= high]
        own = next((each for each in holding if is_signed_by(signed, each)), holding[-1] if holding else key)
        note = open_note(signed, own, "checkpoints.jsonl")
        origin, size, root = note.split("\n")[:3]
        demand(origin == manifest["origin"], 4, f"checkpoint {size}: another log 別の記録")
        checkpoints.append((int(size), base64.b64decode(root)))
    first, *steps = [json.loads(line) for line in read("proofs.jsonl").split(b"\n")[:-1]]
    between = {(p["older"], p["newer"]): [base64.b64decode(h) for h in p["proof"]] for p in steps}

    # The roots at the sizes of the checkpoints, and the first line whose hash differs from leaves.bin.
    size, last = manifest["from"] - 1, manifest["to"]
    stack, roots, different = [base64.b64decode(h) for h in first["before"]], {}, None
    recorded, faulty = "", None
    roots[size] = root_of(stack)
    with open(path("events.jsonl"), "rb") as events, open(path("leaves.bin"), "rb") as leaves:
        for line in events:
            leaf = hashlib.sha256(b"\x00" + line[:-1]).digest()
            if different is None and (leaf != leaves.read(32) or line[-1:] != b"\n"):
                different = size + 1
            instant = instant_of(line[:-1])
            faulty = size + 1 if faulty is None and (instant is None or instant < recorded) else faulty
            recorded = instant or recorded
            rest = size
            while rest & 1:
                leaf, rest = node(stack.pop(), leaf), rest >> 1
            stack.append(leaf)
            size += 1
            if size == last or any(size == known for known, _ in checkpoints):
                roots[size] = root_of(stack)
        different = size + 1 if different is None and (size != last or leaves.read(1)) else different

    demand(checkpoints and checkpoints[-1][0] >= last, 5, "checkpoints.jsonl")
    end_size, end_root = checkpoints[-1]
    is_right = size == last and is_consistent(last, roots[last], end_size, end_root, between.get((last, end_size), []))
    demand(is_right, 4, f"events.jsonl, position 位置 {different}" if different else "events.jsonl")
    demand(faulty is None, 4, f"events.jsonl, position 位置 {faulty}: no line of this format この形式の記録ではない")
    demand(different is None, 4, "leaves.bin; the events are right 記録は署名どおり")
    for at, root in checkpoints:
        demand(roots.get(at, root) == root, 4, f"checkpoint {at}: of another history 別の履歴")
    for (older, old_root), (newer, new_root) in zip(checkpoints, checkpoints[1:]):
        demand(is_consistent(older, old_root, newer, new_root, between.get((older, newer), [])), 4, f"proofs.jsonl {newer}")

    listed, last_one = {}, ""
    for line in read("commitments.jsonl").split(b"\n")[:-1]:
        entry = json.loads(line)
        listed.setdefault(entry["commitment"], entry["position"])
    disclosed = read("personal.jsonl").split(b"\n")[:-1] if "personal.jsonl" in names else []
    for line in disclosed:
        shown = canonical(line)
        opening = json.dumps({"subject": shown["subject"], "value": shown["value"]}, ensure_ascii=False, separators=(",", ":"))
        commitment = "commitment:" + hashlib.sha256(base64.b64decode(shown["salt"]) + opening.encode()).hexdigest()
        is_listed = shown["position"] == listed.get(commitment)
        demand(commitment == shown["commitment"] and is_listed and commitment > last_one, 4, f"personal.jsonl {shown['subject']}")
        last_one = commitment
    end(0, f"{size - manifest['from'] + 1} events 件, root ルート {base64.b64encode(roots[last]).decode()}, disclosed 開示 {len(disclosed)}")


if __name__ == "__main__":
    try:
        verify(sys.argv[1], sys.argv[2])
    except (ValueError, LookupError, TypeError, RecursionError) as malformed:
        end(5, str(malformed))
