// How many texts become one parameter: an array would be mostly escapes, because the texts are mostly JSON. Events and items of a
// query are separated by line feeds, what belongs to one of them by tabs. Neither occurs in canonical JSON.
import type { QueryItem } from "@keikaku/kernel"
import { itemKinds } from "./functions.ts"

/** Texts, one a line. */
export const lines = (texts: ReadonlyArray<string>): string => texts.join("\n")

/** Tags or types in one line. */
export const tabbed = (names: ReadonlyArray<string>): string => names.map(plain).join("\t")

/** Integers as PostgreSQL writes an array of them. */
export const integers = (numbers: ReadonlyArray<number>): string => `{${numbers.join()}}`

/** A tag or type without tabs, line feeds and NUL, which PostgreSQL cannot keep; what has none of them and no backslash stays as it is. */
export const plain = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it
  /[\u0000-\u001f\\]/.test(name) ? JSON.stringify(name).slice(1, -1) : name

/** Items of queries as the parameters owners, kinds, tags and types. */
export const itemsAsParameters = (
  items: ReadonlyArray<{ readonly item: QueryItem; readonly owner: number }>
): ReadonlyArray<string> => [
  integers(items.map(({ owner }) => owner)),
  integers(items.map(({ item }) => kindOf(item))),
  lines(items.map(({ item }) => tabbed([...new Set(item.tags)]))),
  lines(items.map(({ item }) => tabbed(item.types)))
]

const kindOf = ({ tags, types }: QueryItem): number => {
  if (tags.length !== 1) return itemKinds.other
  return types.length === 0 ? itemKinds.tag : itemKinds.tagAndTypes
}
