// Every package is one that a stranger can use: what its manifest and its README say is the same for all, and true. A package
// that is added is asked the same, for the list is that of the folder.
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { inMarkdown } from "../docs/extract.ts"
import { temporaryPath } from "../temporary.ts"
import { root } from "./tree.ts"

const names = readdirSync(join(root, "packages"))
const manifestIn = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"))
const { engines } = manifestIn(".")

describe.each(names)("packages/%s", (name) => {
  const manifest = manifestIn(`packages/${name}`)
  const readme = readFileSync(join(root, "packages", name, "README.md"), "utf8")
  const fences = inMarkdown("README.md", readme)
  const inShell = fences.filter(({ language }) => language === "sh").map(({ code }) => code)

  it("runs on the Nodes that are supported, and may be dropped where it is not used", () => {
    expect(manifest).toMatchObject({ license: "MIT", type: "module", engines, sideEffects: false })
    expect(manifest.files).toEqual(["dist", "src", "LICENSE"])
  })

  it("has types first in every entry, for import and for require", () => {
    for (const entry of Object.values<Record<string, object>>(manifest.exports)) {
      expect(Object.keys(entry)).toEqual(["@keikaku/source", "import", "require"])
      for (const condition of ["import", "require"])
        expect(Object.keys(entry[condition]!)).toEqual(["types", "default"])
    }
  })

  it("says in its README how it is installed, with its peers, and on which Nodes", () => {
    const peers = Object.entries(manifest.peerDependencies ?? {}).map(([peer, range]) => `${peer}@${range}`)
    const installing = inShell.find((code) => code.startsWith("npm install "))?.split(" ") ?? []
    expect(installing).toEqual(expect.arrayContaining([`@keikaku/${name}`, ...peers]))
    expect(readme).toContain("Node 20.19 or newer of 20, or 22.12 or newer")
    for (const peer of Object.keys(manifest.peerDependencies ?? {}))
      expect(readme).toMatch(new RegExp(`\`${peer}\`.* is a peer`))
  })

  it("has an example in its README that is executed and imports it", () => {
    const executed = fences.filter(({ language, words }) => language === "ts" && words === "")
    expect(executed.map(({ code }) => code).join()).toMatch(new RegExp(`from "@keikaku/${name}["/]`))
  })
})

describe("releases", () => {
  it("the next one is known, and every package has one version in it", () => {
    const file = temporaryPath()
    const changeset = join(root, "node_modules/@changesets/cli/bin.js")
    execFileSync(process.execPath, [changeset, "status", "--since", "HEAD", `--output=${file}`], { cwd: root })
    const { releases } = JSON.parse(readFileSync(file, "utf8"))
    const released: ReadonlyArray<string> = releases.map((each: { readonly name: string }) => each.name)
    expect([...released].sort()).toEqual(names.map((name) => `@keikaku/${name}`).sort())
    expect(new Set(releases.map((each: { readonly newVersion: string }) => each.newVersion)).size).toBe(1)
  })
})
