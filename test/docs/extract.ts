// Finds the examples that readers see: the fences of Markdown files, and those under @example in doc comments.
// Line numbers are kept, so that a failure points to the document and not to what was made from it.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** One fence. `line` is the line of the opening backticks, counted from 1; `words` is what follows the language. */
export interface Snippet {
  readonly file: string
  readonly line: number
  readonly language: string
  readonly words: string
  readonly code: string
}

/** Every example of a tree laid out like this one, in reading order. Having none at all is an error, not a success. */
export const collect = (root: string): ReadonlyArray<Snippet> => {
  const under = (folder: string, ending: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(ending) && !file.includes("node_modules"))
          .map((file) => `${folder}/${file}`)
          .sort()
      : []
  const packages = existsSync(join(root, "packages")) ? readdirSync(join(root, "packages")) : []
  const read = (file: string) => readFileSync(join(root, file), "utf8")
  const documents = ["README.md", ...under("docs", ".md"), ...packages.map((name) => `packages/${name}/README.md`)]
  const sources = packages.flatMap((name) => under(`packages/${name}/src`, ".ts"))
  const found = [
    ...documents.filter((file) => existsSync(join(root, file))).flatMap((file) => inMarkdown(file, read(file))),
    ...sources.flatMap((file) => inDocComments(file, read(file)))
  ]
  if (!found.some((snippet) => snippet.language === "ts")) throw new Error(`no example found under ${root}`)
  return found
}

/** Every fence of a Markdown text. */
export const inMarkdown = (file: string, text: string): ReadonlyArray<Snippet> => fences(file, text.split("\n"), 1)

/** Every fence under an @example. An @example without one would be read by people and checked by nobody: an error. */
export const inDocComments = (file: string, text: string): ReadonlyArray<Snippet> =>
  [...text.matchAll(/^[ \t]*\/\*\*.*?\*\//gms)].flatMap((comment) => {
    const lines = comment[0].split("\n").map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*) ?/, ""))
    const firstLine = text.slice(0, comment.index).split("\n").length
    return lines.flatMap((line, at) => {
      if (!line.startsWith("@example")) return []
      const next = lines.findIndex((other, index) => index > at && /^@[a-z]/i.test(other))
      const found = fences(file, lines.slice(at, next < 0 ? undefined : next), firstLine + at)
      if (found.length === 0) throw new Error(`${file}:${firstLine + at}: @example without a fence`)
      return found
    })
  })

const fences = (file: string, lines: ReadonlyArray<string>, firstLine: number): ReadonlyArray<Snippet> => {
  const found: Array<Snippet> = []
  for (let at = 0; at < lines.length; at++) {
    const open = /^(\s*)(`{3,})(\w*)[ \t]*(.*)$/.exec(lines[at] ?? "")
    if (open === null) continue
    const [, indent = "", ticks = "", language = "", words = ""] = open
    const close = lines.findIndex((line, index) => index > at && line.trim() === ticks)
    if (close < 0) throw new Error(`${file}:${firstLine + at}: a fence is opened and never closed`)
    const code = lines.slice(at + 1, close).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    found.push({
      file,
      line: firstLine + at,
      language: language === "typescript" ? "ts" : language,
      words: words.trim(),
      code: code.join("\n")
    })
    at = close
  }
  return found
}
