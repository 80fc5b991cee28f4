// What the index holds of an event is what its line says of itself.
import type { Selectable } from "@keikaku/kernel"

/** The type and the tags of a line; undefined when it is no such line. */
export const saidBy = (line: string): Selectable | undefined => {
  try {
    const { tags, type } = JSON.parse(line)
    return typeof type === "string" && Array.isArray(tags) ? { type, tags: tags.map(String) } : undefined
  } catch {
    return undefined
  }
}
