// Every link of every document leads to something: to a file that is there, to a heading that it has. Addresses of the web are
// looked at, not visited.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { files, root } from "../workspace/tree.ts"
import { anchorsIn, linkFault, targetsIn } from "./links.ts"

const documents = files.filter((file) => file.endsWith(".md"))

describe("links in the documents", () => {
  it("are looked for in every document there is", () => {
    for (const file of ["README.md", "docs/start-here.md", "packages/core/README.md", "test/mutation/README.md"])
      expect(documents).toContain(file)
    expect(documents.flatMap((file) => targetsIn(readFileSync(join(root, file), "utf8"))).length).toBeGreaterThan(500)
  })

  it.each(documents)("%s links only to what is there", (file) => {
    const faults = targetsIn(readFileSync(join(root, file), "utf8")).flatMap((target) => {
      const fault = linkFault(root, file, target)
      return fault === undefined ? [] : [`${target}: ${fault}`]
    })
    expect(faults).toEqual([])
  })
})

describe.each(["README.md", "docs/start-here.md"])("%s", (file) => {
  it("leads to every guide and every page of reference", () => {
    const linked = targetsIn(readFileSync(join(root, file), "utf8")).map((target) => join(file, "..", target))
    const wanted = documents.filter((each) => /^docs\/(guides|reference)\//.test(each))
    expect(wanted.length).toBeGreaterThan(10)
    expect(wanted.filter((each) => !linked.includes(each))).toEqual([])
  })
})

describe("a link", () => {
  it("is found in prose, in tables and as a definition, and not in code", () => {
    const text = [
      '[a](a.md) and ![b](<b c.png> "title"), `[no](no.md)`, [`code`](c.md#d)',
      "| [e](e.md) | x |",
      "```md",
      "[no](no.md)",
      "```",
      "[f]: f.md",
      "<https://example.org/g>"
    ].join("\n")
    expect(targetsIn(text.replace("<b c.png>", "<b.png>"))).toEqual([
      ...["a.md", "b.png", "c.md#d", "e.md", "f.md"],
      "https://example.org/g"
    ])
  })

  it.each([
    ["no-such.md", "no such file"],
    ["a.md#no-such", "no such heading"],
    ["#no-such", "no such heading"],
    ["a.txt#heading", "an anchor in what has no headings"],
    ["../../elsewhere.md", "outside of the repository"],
    ["", "no target"],
    ["http:/example.org", "malformed address"],
    ["htp://example.org", "malformed address"]
  ])("to %j is a fault", (target, fault) => {
    expect(linkFault(withDocuments(), "docs/b.md", target)).toBe(fault)
  })

  it.each(["a.md", "a.md#heading", "#here", "a.txt", ".", "../docs/a.md", "https://example.org/#x"])(
    "to %j is none",
    (target) => {
      expect(linkFault(withDocuments(), "docs/b.md", target)).toBeUndefined()
    }
  )
})

describe("the anchors of headings", () => {
  it("are those of GitHub", () => {
    const text = [
      "# What is proved, and what is not",
      "## 何が分かり、何が分からないか / What is proved",
      "### `PlanDrafted` & _more_ of [this](x.md#y)",
      "## snake_case and C++",
      "## Again",
      "## Again",
      "## Again ##",
      "```sh",
      "# not a heading",
      "```",
      "#nor this"
    ].join("\n")
    expect([...anchorsIn(text)]).toEqual([
      "what-is-proved-and-what-is-not",
      "何が分かり何が分からないか--what-is-proved",
      "plandrafted--more-of-this",
      "snake_case-and-c",
      ...["again", "again-1", "again-2"]
    ])
  })
})

const withDocuments = (): string => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, "docs"))
  writeFileSync(join(folder, "docs/a.md"), "# Heading\n")
  writeFileSync(join(folder, "docs/a.txt"), "# Heading\n")
  writeFileSync(join(folder, "docs/b.md"), "# Here\n")
  return folder
}
