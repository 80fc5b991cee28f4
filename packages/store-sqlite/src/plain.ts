// How a tag or a type stands in the index: SQLite's JSON functions, which take apart the tags of an event, end a text at a NUL.

/** The name without NUL; what has none and no backslash stays as it is. */
export const plain = (name: string): string =>
  name.includes("\u0000") || name.includes("\\") ? JSON.stringify(name).slice(1, -1) : name
