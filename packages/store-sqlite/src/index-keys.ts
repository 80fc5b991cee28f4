// What the index holds of an event: its type and its tags, as the stored line has them. SQLite's JSON functions, which
// take the tags apart, end a text at a NUL; so a name with one is escaped.
import type { Selectable } from "@keikaku/kernel"

/** A tag or a type as a key of the index. A name without NUL and backslash is its own key. */
export const indexKey = (name: string): string =>
  name.includes("\u0000") || name.includes("\\") ? JSON.stringify(name).slice(1, -1) : name

/** The type and the tags in a stored line, not escaped; undefined when the line is malformed. */
export const typeAndTagsIn = (line: string): Selectable | undefined => {
  try {
    const { tags, type } = JSON.parse(line)
    return typeof type === "string" && Array.isArray(tags) ? { type, tags: tags.map(String) } : undefined
  } catch {
    return undefined
  }
}
