// Whether a trigger or a view of somebody else's works on a table of ours, by its SQL. Columns may be called as our tables are.

/** A text, a quoted name, a comment, a word, or any other character. */
const tokens =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\w$\u0080-\u{10ffff}]+|\S/gu

/** A word or name as SQLite compares it. SQLite takes a text in single quotes for a name where one must stand. */
const nameIn = (token: string): string => token.replace(/^['"`[](.*)['"`\]]$/s, "$1").toLowerCase()

/** What a table's name stands behind, besides a comma or a bracket among the tables of a selection. */
const leads = new Set(["from", "join", "into", "update", "in", "rollback", "abort", "replace", "fail", "ignore"])

const opensTables = new Set(["from", "join"])
const closesTables = new Set(["select", "where", "group", "having", "order", "limit", "set", "values", "union", ";"])

/** Whether the SQL of a trigger or view names one of the tables where a table stands. */
export const mentionsTable = (sql: string, tables: ReadonlySet<string>): boolean => {
  const words = (sql.match(tokens) ?? []).filter((token) => !/^(--|\/\*)/.test(token)).map(nameIn)
  // Whether each open bracket, from the outermost on, stands among the tables of a selection.
  const amongTables = [false]
  return words.some((word, n) => {
    const isQualified = words[n - 1] === "." && words[n - 2] === "main"
    const before = words[isQualified ? n - 3 : n - 1] ?? ""
    const isAmong = amongTables.at(-1) === true
    if (word === "(") amongTables.push(isAmong && [",", "(", "from", "join"].includes(before))
    else if (word === ")") amongTables.pop()
    else if (opensTables.has(word)) amongTables[amongTables.length - 1] = true
    else if (closesTables.has(word)) amongTables[amongTables.length - 1] = false
    return tables.has(word) && (leads.has(before) || (isAmong && [",", "("].includes(before)))
  })
}
