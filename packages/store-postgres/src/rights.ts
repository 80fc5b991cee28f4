// The rights that roles need on a log, and no more: readers read, writers append by calling a function, and only the owner of the
// schema, who creates the log, may write to its tables. So a compromised application cannot change history.
import pg from "pg"

/** The roles to grant rights to; each must exist. */
export interface Roles {
  readonly schema: string
  readonly readers?: ReadonlyArray<string>
  readonly writers?: ReadonlyArray<string>
}

/**
 * The statements that grant roles their rights on an existing log, to be run by its owner; running them again is harmless.
 * Writers may also write the sidecar: hashes of the history and signed checkpoints.
 * @example
 * ```ts
 * import { rightsOn } from "@keikaku/store-postgres"
 * rightsOn({ schema: "tokyo", readers: ["auditor"] }).split("\n")[0] // => 'GRANT USAGE ON SCHEMA "tokyo" TO "auditor";'
 * ```
 */
export const rightsOn = ({ readers = [], schema, writers = [] }: Roles): string => {
  const quoted = pg.escapeIdentifier(schema)
  const grant = (right: string, roles: ReadonlyArray<string>) =>
    roles.length === 0 ? [] : [`GRANT ${right} TO ${roles.map(pg.escapeIdentifier).join(", ")};`]
  const everyone = [...readers, ...writers]
  return [
    ...grant(`USAGE ON SCHEMA ${quoted}`, everyone),
    ...grant(`SELECT ON ${quoted}.keikaku_format, ${quoted}.event, ${quoted}.tagged, ${quoted}.kept`, everyone),
    ...grant(`EXECUTE ON FUNCTION ${quoted}.append`, writers),
    ...grant(`INSERT, UPDATE ON ${quoted}.kept`, writers)
  ].join("\n")
}
