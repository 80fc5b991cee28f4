// Which names the server keeps as they are. It truncates longer ones silently, so that two could become one.

const maxNameBytes = 63

/** Whether PostgreSQL can have a schema, role or table of exactly this name. */
export const isName = (name: string): boolean =>
  name !== "" && !name.includes("\u0000") && name.isWellFormed() && Buffer.byteLength(name) <= maxNameBytes
