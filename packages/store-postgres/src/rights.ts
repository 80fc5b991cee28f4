// The rights that roles need on a log, and no more: readers read, writers append by calling a function, and only the owner of the
// schema, who creates the log, may write to its tables. So a compromised application cannot change history.
import pg from "pg"
import { isName } from "./name.ts"

/** The roles to grant rights to; each must exist. */
export interface Roles {
  readonly schema: string
  readonly readers?: ReadonlyArray<string>
  readonly writers?: ReadonlyArray<string>
}

/** A name in a statement. A longer one would be truncated, and the right granted to somebody else. */
const quoted = (name: string): string => {
  if (!isName(name)) throw new Error(`bug: rightsOn: ${JSON.stringify(name)} cannot name a schema or a role`)
  return pg.escapeIdentifier(name)
}

/**
 * The statements that grant roles their rights on an existing log, to be run by its owner; running them again is harmless.
 * A name that PostgreSQL would truncate is a defect. Writers may also write the sidecar: hashes of the history and signed checkpoints.
 * @example
 * ```ts
 * import { rightsOn } from "@keikaku/store-postgres"
 * rightsOn({ schema: "tokyo", readers: ["auditor"] }).split("\n")[0] // => 'GRANT USAGE ON SCHEMA "tokyo" TO "auditor";'
 * ```
 */
export const rightsOn = ({ readers = [], schema, writers = [] }: Roles): string => {
  const log = quoted(schema)
  const grant = (right: string, roles: ReadonlyArray<string>) =>
    roles.length === 0 ? [] : [`GRANT ${right} TO ${roles.map(quoted).join(", ")};`]
  const everyone = [...readers, ...writers]
  return [
    ...grant(`USAGE ON SCHEMA ${log}`, everyone),
    ...grant(`SELECT ON ${log}.keikaku_format, ${log}.event, ${log}.tagged, ${log}.kept`, everyone),
    ...grant(`EXECUTE ON FUNCTION ${log}.append`, writers),
    ...grant(`INSERT, UPDATE ON ${log}.kept`, writers)
  ].join("\n")
}
