// Encodes many texts as one parameter: in an array most characters would be escapes, because the texts are JSON. Events and
// query items are separated by line feeds, the names in one of them by tabs. Neither occurs in canonical JSON.
import { createHash } from "node:crypto"
import type { QueryItem } from "@keikaku/kernel"
import { itemKinds } from "./functions.ts"

/** Texts, one on each line. */
export const joinLines = (texts: ReadonlyArray<string>): string => texts.join("\n")

/** Tags or types on one line, as keys of the index. */
export const joinKeys = (names: ReadonlyArray<string>): string => names.map(indexKey).join("\t")

/** Integers as an array in PostgreSQL's notation. */
export const integerArray = (numbers: ReadonlyArray<number>): string => `{${numbers.join()}}`

/** An index row holds at most 2,704 bytes for tag, type and position together. */
const maxKeyBytes = 1_000

/**
 * A tag or a type as a key of the index: tabs, line feeds and NUL, which PostgreSQL cannot store, are escaped, and a hash replaces
 * what is too long. A short name without control characters and backslash is its own key.
 */
export const indexKey = (name: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
  const text = /[\u0000-\u001f\\]/.test(name) ? JSON.stringify(name).slice(1, -1) : name
  return text.length * 3 <= maxKeyBytes || Buffer.byteLength(text) <= maxKeyBytes ? text : hashed(text)
}

/** No name that is its own key begins with a control character. */
const hashed = (text: string): string => `\u0001${createHash("sha256").update(text).digest("hex")}`

/** Items of queries as the parameters owners, kinds, tags and types. */
export const itemsAsParameters = (
  items: ReadonlyArray<{ readonly item: QueryItem; readonly owner: number }>
): ReadonlyArray<string> => [
  integerArray(items.map(({ owner }) => owner)),
  integerArray(items.map(({ item }) => kindOf(item))),
  joinLines(items.map(({ item }) => joinKeys([...new Set(item.tags)]))),
  joinLines(items.map(({ item }) => joinKeys(item.types)))
]

const kindOf = ({ tags, types }: QueryItem): number => {
  if (tags.length !== 1) return itemKinds.other
  return types.length === 0 ? itemKinds.tag : itemKinds.tagAndTypes
}
