// What each package is for, and what its entries export: from its package.json and its sources.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type ExportedNames, exportedNames } from "./exported-names.ts"
import { code, page } from "./markdown.ts"

const folder = join(import.meta.dirname, "../../../packages")

interface Manifest {
  readonly name: string
  readonly description: string
  readonly exports: Readonly<Record<string, { readonly "@keikaku/source": string } | undefined>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly bin?: Readonly<Record<string, string>> }
}

interface Entry extends ExportedNames {
  readonly path: string
}

const namesIn = ({ types, values }: ExportedNames): ReadonlyArray<string> => [...values, ...types]

const entriesOf = (directory: string, { exports }: Manifest): ReadonlyArray<Entry> =>
  Object.entries(exports).flatMap(([path, targets]) =>
    typeof targets === "object" && "@keikaku/source" in targets
      ? [{ path, ...exportedNames(join(folder, directory, targets["@keikaku/source"])) }]
      : []
  )

const isWithin = (names: ReadonlyArray<string>, others: ReadonlySet<string>): boolean =>
  names.every((name) => others.has(name))

const list = (heading: string, names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.length === 0 ? [] : [`${heading}: ${code(names)}.`]

/** The main entry names only what none of the others that it contains exports as well. */
const entryText = (name: string, entry: Entry, all: ReadonlyArray<Entry>): string => {
  const own = new Set(namesIn(entry))
  const contained = entry.path === "." ? all.filter((each) => each !== entry && isWithin(namesIn(each), own)) : []
  const elsewhere = new Set(contained.flatMap(namesIn))
  const isNamedHere = (each: string) => !elsewhere.has(each)
  return [
    `\`${join(name, entry.path)}\`.`,
    ...list(
      "Everything of",
      contained.map(({ path }) => path.slice(2))
    ),
    ...list("Values", entry.values.filter(isNamedHere)),
    ...list("Types", entry.types.filter(isNamedHere))
  ].join(" ")
}

const needs = (heading: string, dependencies: Readonly<Record<string, string>> | undefined): ReadonlyArray<string> =>
  list(
    heading,
    Object.entries(dependencies ?? {}).map(([name, range]) =>
      range.startsWith("catalog:") || range.startsWith("workspace:") ? name : `${name} ${range}`
    )
  )

const section = (directory: string): ReadonlyArray<string> => {
  const manifest = JSON.parse(readFileSync(join(folder, directory, "package.json"), "utf8")) as Manifest
  const { dependencies, description, name, peerDependencies, publishConfig } = manifest
  const entries = entriesOf(directory, manifest)
  return [
    `## ${name}`,
    [
      `${description} ([README](../../packages/${directory}/README.md), [API](../../packages/${directory}/api.md)).`,
      ...needs("Peers", peerDependencies),
      ...needs("Dependencies", dependencies),
      ...list("Programs", Object.keys(publishConfig?.bin ?? {}))
    ].join(" "),
    entries.map((entry) => `- ${entryText(name, entry, entries)}`).join("\n")
  ]
}

/** The page. */
export const packages = (): string =>
  page(
    "# Packages",
    [
      "Derived from the packages: `corepack pnpm reference` writes this page. What a name means stands in the doc comment of its",
      "declaration, which editors show; its type stands in the package's API page. A topic's names are reached through the topic: `council.HoldCouncil`."
    ].join("\n"),
    ...readdirSync(folder).sort().flatMap(section)
  )
