// A sentence in several languages is one value, a `Label`: no type has a field for each language, and no function takes them
// one by one, so that a further language needs no change of any type.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import ts from "typescript"
import { describe, expect, it } from "vitest"
import { root, sources } from "./tree.ts"

const languages = ["ja", "en"]

const namesOf = (nodes: ReadonlyArray<ts.Node & { readonly name?: ts.Node | undefined }>): ReadonlyArray<string> =>
  nodes.map(({ name }) => name?.getText() ?? "")

/** The lists in which a node names things side by side: the fields of a type, the parameters of a function. */
const listsOf = (node: ts.Node): ReadonlyArray<ReadonlyArray<string>> => {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) || ts.isClassLike(node))
    return [namesOf(node.members)]
  return ts.isFunctionLike(node) ? [namesOf(node.parameters)] : []
}

/** Where a text has a field or a parameter for each language, by line. */
const breachesIn = (text: string): ReadonlyArray<number> => {
  const file = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true)
  const lines: Array<number> = []
  const visit = (node: ts.Node): void => {
    if (listsOf(node).some((names) => languages.every((language) => names.includes(language))))
      lines.push(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return lines
}

describe("a sentence in several languages is one Label", () => {
  it("no type has a field and no function a parameter for each language", () => {
    const found = sources.flatMap((file) =>
      breachesIn(readFileSync(join(root, file), "utf8")).map((line) => `${file}:${line}`)
    )
    expect(found).toEqual([])
  })

  it.each([
    ["an interface", "interface Finding { readonly ja: string; readonly en: string }"],
    ["the type of a field", "interface Finding { readonly sentences: { readonly ja: string; readonly en: string } }"],
    ["a class", "class Finding { ja = ''; en = '' }"],
    ["the payload of a class", "class Finding extends Data<{ readonly ja: string; readonly en: string }> {}"],
    ["a function", "const finding = (line: number, ja: string, en: string) => line"]
  ])("%s that has one is found", (_, text) => {
    expect(breachesIn(text)).toEqual([1])
  })

  it.each([
    ["a label", "interface Label { readonly en: string; readonly [language: string]: string }"],
    ["a literal", "const sentence = { ja: '誤り', en: 'Fault' }"],
    ["a function that takes a label apart", "const text = ({ en, ja }: Label) => ja + en"]
  ])("%s is not one", (_, text) => {
    expect(breachesIn(text)).toEqual([])
  })
})
