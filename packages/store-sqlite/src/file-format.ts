// Checks which application a file belongs to and which format it has, by SQLite's `application_id` and `user_version`. Nothing
// in a file is changed before it is known to be ours; formats are only ever added.
import { StoreUnavailable } from "@keikaku/kernel"
import { type Connection, connect } from "./connection.ts"

/** A kind of file: its `application_id` and its migrations. Step n leads from format n to n + 1. */
export interface FileKind {
  readonly applicationId: number
  readonly steps: ReadonlyArray<ReadonlyArray<string>>
}

const anothers = () =>
  new StoreUnavailable({ reason: "unreachable", message: "the file belongs to another application" })

/** Makes, inspects and migrates files of a kind. */
export const fileFormat = ({ applicationId, steps }: FileKind) => {
  const newest = steps.length

  /** The format of the file: 0 when nothing is in it. Throws `StoreUnavailable` when it is of another kind, or newer. */
  const formatOf = (connection: Connection): number => {
    const [id] = connection.first("PRAGMA application_id")!
    const [version] = connection.first("PRAGMA user_version")! as [number]
    const [objects] = connection.first("SELECT count(*) FROM sqlite_schema")!
    if (id === 0 && version === 0 && objects === 0) return 0
    if (id !== applicationId) throw anothers()
    if (version > newest)
      throw new StoreUnavailable({
        reason: "newer-format",
        message: `the file has format ${version}; this version of the store reads up to ${newest}`
      })
    return version
  }

  /** Throws `StoreUnavailable` when the file is not of this kind: an empty database was made by another application. */
  const inspect = (connection: Connection): void => void isNewest(connection)

  /** Whether the file has the newest format. Throws as `inspect` does. */
  const isNewest = (connection: Connection): boolean => {
    const format = formatOf(connection)
    if (format === 0) throw anothers()
    return format === newest
  }

  /** Brings the file to the newest format, in one transaction: after a crash it has the old format or the new one. */
  const migrate = (connection: Connection): void => {
    if (connection.transaction("read", () => formatOf(connection)) === newest) return
    connection.transaction("write", () => {
      // Another process may have migrated first.
      for (const step of steps.slice(formatOf(connection))) for (const sql of step) connection.run(sql)
      connection.run(`PRAGMA application_id = ${applicationId}`)
      connection.run(`PRAGMA user_version = ${newest}`)
    })
  }

  /** Makes a file of this kind at an address. */
  const make = (address: string): void => {
    const connection = connect(address)
    try {
      migrate(connection)
    } finally {
      connection.close()
    }
  }

  return { inspect, isNewest, make, migrate }
}
