"""Verifies a bundle of keikaku with nothing but Python 3: python3 verify.py <folder> <verifier key>

Written from VERIFY.md, which is in every bundle, so that it does not rely on the program that made the bundle.
Exit codes: 0 whole, 4 altered, 5 malformed, 6 not checked.
"""
import base64
import hashlib
import json
import os
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
    text = open_note(read("manifest").decode(), key, "manifest")
    manifest = json.loads(text)
    demand(manifest["format"] == "keikaku-bundle/1" and manifest["key"] == key, 5, "manifest")
    names = {"manifest", "events.jsonl", "leaves.bin", *manifest["files"]}
    for name in sorted(names ^ set(os.listdir(folder))):
        end(5, f"{name}: missing or unexpected ないか、余分")
    for name, digest in manifest["files"].items():
        demand(hashlib.sha256(read(name)).hexdigest() == digest, 4, name)

    checkpoints = []
    for line in read("checkpoints.jsonl").decode().split("\n")[:-1]:
        note = open_note(json.loads(line), key, "checkpoints.jsonl")
        origin, size, root = note.split("\n")[:3]
        demand(origin == manifest["origin"], 4, f"checkpoint {size}: another log 別の記録")
        checkpoints.append((int(size), base64.b64decode(root)))
    proofs = json.loads(read("proofs.json"))
    between = {(p["older"], p["newer"]): [base64.b64decode(h) for h in p["proof"]] for p in proofs["consistency"]}

    # The roots at the sizes of the checkpoints, and the first line whose hash differs from leaves.bin.
    size, last = manifest["from"] - 1, manifest["to"]
    stack, roots, different = [base64.b64decode(h) for h in proofs["before"]], {}, None
    roots[size] = root_of(stack)
    with open(path("events.jsonl"), "rb") as events, open(path("leaves.bin"), "rb") as leaves:
        for line in events:
            leaf = hashlib.sha256(b"\x00" + line[:-1]).digest()
            if different is None and (leaf != leaves.read(32) or line[-1:] != b"\n"):
                different = size + 1
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
    demand(different is None, 4, "leaves.bin; the events are right 記録は署名どおり")
    for at, root in checkpoints:
        demand(roots.get(at, root) == root, 4, f"checkpoint {at}: of another history 別の履歴")
    for (older, old_root), (newer, new_root) in zip(checkpoints, checkpoints[1:]):
        demand(is_consistent(older, old_root, newer, new_root, between.get((older, newer), [])), 4, f"proofs.json {newer}")

    listed = {json.loads(line)["commitment"] for line in read("commitments.jsonl").split(b"\n")[:-1]}
    disclosed = read("personal.jsonl").split(b"\n")[:-1] if "personal.jsonl" in names else []
    for line in disclosed:
        value, shown = line[line.index(b',"value":') + 9 : -1], json.loads(line)
        commitment = "commitment:" + hashlib.sha256(base64.b64decode(shown["salt"]) + value).hexdigest()
        demand(commitment == shown["commitment"] and commitment in listed, 4, f"personal.jsonl {shown['subject']}")
    end(0, f"{size - manifest['from'] + 1} events 件, root ルート {base64.b64encode(roots[last]).decode()}, disclosed 開示 {len(disclosed)}")


if __name__ == "__main__":
    try:
        verify(sys.argv[1], sys.argv[2])
    except (ValueError, LookupError, TypeError) as malformed:
        end(5, str(malformed))
