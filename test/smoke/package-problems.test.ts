// What a packed tarball is checked for is found where it is wrong: one small package that is right, and others each with a fault.
import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { packageProblems } from "./package-problems.ts"

const manifest = {
  ...{ name: "seats", version: "1.0.0", type: "module", license: "MIT", files: ["dist"] },
  exports: {
    ".": {
      import: { types: "./dist/index.d.ts", default: "./dist/index.js" },
      require: { types: "./dist/index.d.cts", default: "./dist/index.cjs" }
    }
  }
}

const rightFiles = {
  "package.json": JSON.stringify(manifest),
  "dist/index.js": "export const seat = 1\n",
  "dist/index.d.ts": "export declare const seat: number\n",
  "dist/index.cjs": "exports.seat = 1\n",
  "dist/index.d.cts": "export declare const seat: number\n"
}

const problemsWith = (changed: Readonly<Record<string, string>>): Promise<ReadonlyArray<string>> => {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries({ ...rightFiles, ...changed })) {
    const path = join(folder, "package", name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const tarball = join(folder, "seats.tgz")
  execFileSync("tar", ["-czf", tarball, "-C", folder, "package"])
  return packageProblems(tarball)
}

const withExports = (entry: object) => ({ "package.json": JSON.stringify({ ...manifest, exports: { ".": entry } }) })

test("a package that is right has no problem", async () => {
  expect(await problemsWith({})).toEqual([])
})

test.each([
  ["an entry that is not packed", withExports({ ...manifest.exports["."], default: "./dist/other.js" }), "publint: "],
  ["types after the code", withExports({ import: "./dist/index.js", types: "./dist/index.d.ts" }), "publint: "],
  ["CommonJS in an ES module", { "dist/index.js": "exports.seat = 1\n" }, "publint: "],
  ["no types", withExports({ import: "./dist/index.js" }), "arethetypeswrong: "],
  [
    "types that lead nowhere",
    { "dist/index.d.cts": `export * from "./seat.cjs"\n` },
    'arethetypeswrong: {"kind":"InternalResolutionError"'
  ],
  [
    "types of an ES module for CommonJS",
    withExports({ types: "./dist/index.d.ts", import: "./dist/index.js", require: "./dist/index.cjs" }),
    'arethetypeswrong: {"kind":"FalseESM"'
  ]
] as const)("%s: a problem", async (_, changed, problem) => {
  expect(await problemsWith(changed)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
})
