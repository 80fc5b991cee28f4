// How many texts become one parameter: an array would be mostly escapes, because the texts are mostly JSON. Events and items of a
// query are separated by line feeds, what belongs to one of them by tabs. Neither occurs in canonical JSON.
import { createHash } from "node:crypto"
import type { QueryItem } from "@keikaku/kernel"
import { itemKinds } from "./functions.ts"

/** Texts, one a line. */
export const lines = (texts: ReadonlyArray<string>): string => texts.join("\n")

/** Tags or types in one line. */
export const tabbed = (names: ReadonlyArray<string>): string => names.map(plain).join("\t")

/** Integers as PostgreSQL writes an array of them. */
export const integers = (numbers: ReadonlyArray<number>): string => `{${numbers.join()}}`

/** A row of an index has room for 2,704 bytes, which tag, type and position share. */
const mostBytes = 1_000

/**
 * A tag or type as the index has it: without tabs, line feeds and NUL, which PostgreSQL cannot keep, and a hash in place of what
 * is too long. What is short and has none of them and no backslash stays as it is.
 */
export const plain = (name: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it
  const text = /[\u0000-\u001f\\]/.test(name) ? JSON.stringify(name).slice(1, -1) : name
  return text.length * 3 <= mostBytes || Buffer.byteLength(text) <= mostBytes ? text : hashed(text)
}

/** No name that stays as it is begins with a control character. */
const hashed = (text: string): string => `\u0001${createHash("sha256").update(text).digest("hex")}`

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
