// Who may do what with a log, as few rights as they need: readers read, writers append by calling a function, and nobody but the
// owner of the schema, who makes the log, may write to its tables. So an application that is broken into cannot change history.
import pg from "pg"

/** The roles that get rights; each must exist. */
export interface Roles {
  readonly schema: string
  readonly readers?: ReadonlyArray<string>
  readonly writers?: ReadonlyArray<string>
}

/**
 * The statements that give roles their rights on a log that has been made, to be run by its owner; they may be run again.
 * Writers may also keep what lies beside the log: hashes of the history and signed checkpoints.
 * @example
 * ```ts
 * import { rightsOn } from "@keikaku/store-postgres"
 * rightsOn({ schema: "tokyo", readers: ["auditor"] }).split("\n")[0] // => 'GRANT USAGE ON SCHEMA "tokyo" TO "auditor";'
 * ```
 */
export const rightsOn = ({ readers = [], schema, writers = [] }: Roles): string => {
  const s = pg.escapeIdentifier(schema)
  const grant = (right: string, roles: ReadonlyArray<string>) =>
    roles.length === 0 ? [] : [`GRANT ${right} TO ${roles.map(pg.escapeIdentifier).join(", ")};`]
  const everyone = [...readers, ...writers]
  return [
    ...grant(`USAGE ON SCHEMA ${s}`, everyone),
    ...grant(`SELECT ON ${s}.keikaku_format, ${s}.event, ${s}.tagged, ${s}.kept`, everyone),
    ...grant(`EXECUTE ON FUNCTION ${s}.append`, writers),
    ...grant(`INSERT, UPDATE ON ${s}.kept`, writers)
  ].join("\n")
}
