// Every package is one that a stranger can use: what its manifest and its README say is the same for all, and true. A package
// that is added is asked the same, for the list is that of the folder.
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { inMarkdown } from "../docs/extract.ts"
import { temporaryFolder } from "../temporary.ts"
import { files, root } from "./tree.ts"

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
    const isOptional = (peer: string) => manifest.peerDependenciesMeta?.[peer]?.optional === true
    const peers = Object.entries(manifest.peerDependencies ?? {}).filter(([peer]) => !isOptional(peer))
    const installing = inShell.find((code) => code.startsWith("npm install "))?.split(" ") ?? []
    expect(installing).toEqual(expect.arrayContaining([`@keikaku/${name}`, ...peers.map((peer) => peer.join("@"))]))
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
  it("every change that waits for one says which packages it changes, as the tool reads it", () => {
    const waiting = files.filter((file) => /^\.changeset\/.*\.md$/.test(file))
    const read = /^---\n(?:"@keikaku\/[a-z-]+": (?:patch|minor|major)\n)+---\n/
    expect(waiting.filter((file) => !read.test(readFileSync(join(root, file), "utf8")))).toEqual([])
  })

  it("a change of one package gives every package the next version, a new one too, and no example", () => {
    const copy = temporaryFolder()
    const manifests = files.filter((file) => /^((packages|examples)\/[^/]+\/)?package\.json$/.test(file))
    for (const file of [...manifests, "pnpm-workspace.yaml", ".changeset/config.json"])
      cpSync(join(root, file), join(copy, file))
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"))
    mkdirSync(join(copy, "packages/newcomer"))
    const newcomer = { ...manifestIn("packages/kernel"), name: "@keikaku/newcomer" }
    writeFileSync(join(copy, "packages/newcomer/package.json"), JSON.stringify(newcomer))
    writeFileSync(join(copy, ".changeset/one.md"), '---\n"@keikaku/kernel": patch\n---\n\nA fact is read once.\n')
    execFileSync(process.execPath, [join(root, "node_modules/@changesets/cli/bin.js"), "version"], { cwd: copy })

    const versionIn = (folder: string) => JSON.parse(readFileSync(join(copy, folder, "package.json"), "utf8")).version
    const [major, minor, patch] = manifestIn("packages/kernel").version.split(".")
    const next = `${major}.${minor}.${Number(patch) + 1}`
    expect([...names, "newcomer"].filter((name) => versionIn(`packages/${name}`) !== next)).toEqual([])
    expect(readFileSync(join(copy, "packages/kernel/CHANGELOG.md"), "utf8")).toContain("A fact is read once.")
    const examples = manifests.filter((file) => file.startsWith("examples/")).map((file) => dirname(file))
    expect(examples.filter((folder) => versionIn(folder) !== manifestIn(folder).version)).toEqual([])
  })
})
