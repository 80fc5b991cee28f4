// The links of a Markdown document, and the anchors that its headings have on GitHub. What stands in code is neither.
import { existsSync, readFileSync, statSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"

const withoutCode = (text: string): string =>
  text.replaceAll(/^( *)(`{3,}).*\n[\s\S]*?^ *\2 *$/gm, "").replaceAll(/<!--[\s\S]*?-->/g, "")

/** The targets of the links and images of a document, in its order. */
export const targetsIn = (markdown: string): ReadonlyArray<string> => {
  const prose = withoutCode(markdown).replaceAll(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, "code")
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]*)>?(?:\s+"[^"]*")?\s*\)/g)].map(([, target]) => target!)
  const defined = [...prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/gm)].map(([, target]) => target!)
  const bare = [...prose.matchAll(/<(https?:[^>\s]*)>/g)].map(([, target]) => target!)
  return [...inline, ...defined, ...bare]
}

const shownText = (heading: string): string =>
  heading
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/(`+)(.*?)\1/g, "$2")
    .replaceAll(/(\*\*|\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))/gu, "")

/** A heading's anchor: small letters, no punctuation but hyphens and underscores, a hyphen for each space. */
const slugOf = (heading: string): string =>
  shownText(heading)
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-")

/** The anchors of a document's headings; the second of one name ends with -1, the third with -2. */
export const anchorsIn = (markdown: string): ReadonlySet<string> => {
  const anchors = new Set<string>()
  for (const [, heading] of withoutCode(markdown).matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/gm)) {
    const slug = slugOf(heading!)
    let anchor = slug
    for (let times = 1; anchors.has(anchor); times++) anchor = `${slug}-${times}`
    anchors.add(anchor)
  }
  for (const [, id] of withoutCode(markdown).matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id!)
  return anchors
}

const outside = (target: string): string | undefined =>
  URL.canParse(target) && /^https?:\/\/[^/\s]+/.test(target) ? undefined : "malformed address"

/** What is wrong with a link of the document at `file`, a path from `root`; `undefined` where it leads to what is there. */
export const linkFault = (root: string, file: string, target: string): string | undefined => {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return outside(target)
  const [path = "", anchor] = target.split("#") as [string?, string?]
  const found = path === "" ? join(root, file) : resolve(root, dirname(file), decodeURIComponent(path))
  if (relative(root, found).startsWith("..")) return "outside of the repository"
  if (!existsSync(found)) return "no such file"
  if (anchor === undefined) return target === "" ? "no target" : undefined
  if (statSync(found).isDirectory() || !found.endsWith(".md")) return "an anchor in what has no headings"
  return anchorsIn(readFileSync(found, "utf8")).has(decodeURIComponent(anchor)) ? undefined : "no such heading"
}
