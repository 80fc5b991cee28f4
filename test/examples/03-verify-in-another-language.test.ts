// A verifier in another language, written from the format alone, comes to the same verdicts as ours: on bundles that are whole,
// and on bundles with a byte changed anywhere.
import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { signNote, writeVerifierKey } from "@keikaku/audit"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import {
  disclosingThose,
  exported,
  former,
  handedOver,
  keyOf,
  logOf,
  ours,
  signer,
  verified
} from "../audit/bundles.ts"
import { writeAsSigned } from "../audit/signed-bundle.ts"
import { temporaryPath } from "../temporary.ts"

const script = join(import.meta.dirname, "../../examples/03-verify-in-another-language/verify.py")
const exitCodes = { whole: 0, altered: 4, malformed: 5, "not-checked": 6 }

/** Runs the script for each folder in one process, as if each had its own; prints what each wrote and its exit code as JSON. */
const runAll = `
import contextlib, io, json, runpy, sys
script, key, *folders = sys.argv[1:]
for folder in folders:
    sys.argv = [script, folder, key]
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            runpy.run_path(script, run_name="__main__")
        code = 0
    except SystemExit as end:
        code = end.code
    print(json.dumps({"code": code, "stderr": err.getvalue()}))
`

interface Run {
  readonly code: number
  readonly stderr: string
}

const pythonOnAll = (folders: ReadonlyArray<string>): ReadonlyArray<Run> =>
  execFileSync("python3", ["-c", runAll, script, writeVerifierKey(ours), ...folders], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))

const python = (folder: string, key = writeVerifierKey(ours)) => {
  const { error, status, stderr, stdout } = spawnSync("python3", [script, folder, key], {
    encoding: "utf8",
    env: { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONDONTWRITEBYTECODE: "1" }
  })
  if (error !== undefined) throw error
  return { code: status, out: stdout, stderr }
}

beforeAll(() => {
  try {
    execFileSync("python3", ["--version"])
  } catch (cause) {
    throw new Error("python3 is needed to run the example, and is not installed: apt-get install python3", { cause })
  }
})

describe("03-verify-in-another-language", () => {
  it("finds bundles whole that are: of any range, redacted or not, with the same root", async () => {
    const store = await logOf(15, [2, 7, 9])
    const ranges = [
      { from: 1, to: 15 },
      { from: 4, to: 13 },
      { from: 8, to: 8 },
      { from: 10, to: 15 }
    ]
    for (const { from, to } of ranges)
      for (const personal of [{}, ...(from <= 9 && to >= 12 ? [{ personal: disclosingThose(9, 12) }] : [])]) {
        const folder = await exported(store, { from, to, ...personal })
        const { checked } = await verified(folder)
        const run = python(folder)
        expect(run).toMatchObject({ code: 0, stderr: "" })
        expect(run.out).toContain(`whole 完全: ${to - from + 1} events 件, root ルート ${checked?.root}`)
        expect(run.out).toContain(`disclosed 開示 ${checked?.disclosed ?? 0}`)
      }
  })

  it("follows hand-overs from one key of the log to the others", async () => {
    const store = await handedOver(4, 12, [9])
    for (const range of [{}, { from: 6 }, { to: 4 }]) {
      const folder = await exported(store, range)
      for (const key of [ours, former])
        expect(python(folder, writeVerifierKey(key))).toMatchObject({ code: 0, stderr: "" })
      expect(python(folder, writeVerifierKey(keyOf("plan.example/log", 3)))).toMatchObject({ code: 6, stderr: "" })
    }
  })

  it("finds what was altered, and the position", async () => {
    const folder = await exported(await logOf(12))
    const path = join(folder, "events.jsonl")
    writeFileSync(path, readFileSync(path, "utf8").replace('"n":7', '"n":8'))
    expect(python(folder)).toEqual({ code: 4, out: "altered 改変あり: events.jsonl, position 位置 7\n", stderr: "" })
    expect((await verified(folder)).position).toBe(7)
  })

  it("comes to our verdict when a byte is changed anywhere", async () => {
    const whole = await exported(await handedOver(4, 12, [5]), { from: 3, to: 10, personal: disclosingThose(6) })
    const place = fc.constantFrom(...readdirSync(whole)).chain((name) => {
      const good = readFileSync(join(whole, name))
      return fc.record({ name: fc.constant(name), at: fc.nat({ max: good.length - 1 }), byte: fc.nat({ max: 255 }) })
    })
    const altered = fc.sample(place, 40).map(({ at, byte, name }) => {
      const folder = temporaryPath()
      cpSync(whole, folder, { recursive: true })
      writeFileSync(join(folder, name), readFileSync(join(whole, name)).with(at, byte))
      return { at, byte, folder, name }
    })
    const runs = pythonOnAll(altered.map(({ folder }) => folder))
    for (const [n, { at, byte, folder, name }] of altered.entries()) {
      const { status } = await verified(folder)
      const expected = name === "manifest" && status !== "whole" ? expect.toBeOneOf([4, 5, 6]) : exitCodes[status]
      expect({ name, at, byte, ...runs[n] }).toEqual({ name, at, byte, code: expected, stderr: "" })
    }
  })

  it("comes to our verdict about signed lines that no program of this format writes", async () => {
    const at = "2023-04-01T09:00:00.000Z"
    const good = `{"a":["é😀\\n\\u001f",-1,true,null,{}],"recordedAt":"${at}","ｚ":{"😀":1,"ﾊ":2}}`
    const bad = [
      ...[`{"a":1,"a":1,"recordedAt":"${at}"}`, `{"a": 1,"recordedAt":"${at}"}`, `{"a":1e3,"recordedAt":"${at}"}`],
      ...[`{"a":-0,"recordedAt":"${at}"}`, `{"a":9007199254740993,"recordedAt":"${at}"}`, `{"recordedAt":"${at}"}\r`],
      ...[
        `{"a":"\\u0061","recordedAt":"${at}"}`,
        `{"a":"\\ud800","recordedAt":"${at}"}`,
        `{"z":1,"recordedAt":"${at}"}`
      ],
      ...[`{"__proto__":1,"recordedAt":"${at}"}`, `["${at}"]`, "x", "", "{}", '{"recordedAt":"2023"}'],
      ...[`{"a":${"[".repeat(30_000)},"recordedAt":"${at}"}`, '{"recordedAt":"2023-03-01T09:00:00.000Z"}']
    ]
    expect(python(writeAsSigned([good, good])).code).toBe(0)
    const folders = bad.map((line) => writeAsSigned([good, line, good]))
    for (const [n, run] of pythonOnAll(folders).entries()) {
      expect({ line: bad[n], ...run }).toEqual({ line: bad[n], code: 4, stderr: "" })
      expect(await verified(folders[n]!)).toMatchObject({ status: "altered", position: 2 })
    }
  })

  it("checks nothing with another key, and takes no signature that is not the key's", async () => {
    const folder = await exported(await logOf(4))
    expect(python(folder, writeVerifierKey(keyOf("another.example", 1))).code).toBe(6)
    const text = readFileSync(join(folder, "manifest"), "utf8").split("\n\n")[0]!
    const impostor = { ...keyOf("plan.example/log", 9), id: ours.id }
    writeFileSync(join(folder, "manifest"), signNote(signer.signing, `${text}\n`, impostor))
    expect(python(folder).code).toBe(4)
  })
})
