// The file's format. `event` is the log; `tagged` finds events: one row for each tag of an event and one under the
// empty tag, in the order tag, type, position, so that each pair of tag and type is a sorted list of positions. `kept` is beside
// the log: texts by key.
// Text beats numbers for tags and types here: interned, the file is a tenth smaller and no append is faster.
import { StoreUnavailable } from "@keikaku/kernel"
import type { Connection } from "./connection.ts"

/** Marks a file as a log of this project: "keik" in ASCII. */
export const applicationId = 0x6b65696b

/** Step n leads from format n to n + 1. Steps are only ever added. */
const steps: ReadonlyArray<ReadonlyArray<string>> = [
  [
    "CREATE TABLE event (position INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT",
    `CREATE TABLE tagged (tag TEXT, type TEXT, position INTEGER, PRIMARY KEY (tag, type, position)) STRICT, WITHOUT ROWID`
  ],
  ["CREATE TABLE kept (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID"]
]

/** The format that this version of the store writes. It reads all earlier ones, after bringing them here. */
export const formatVersion = steps.length

/** The format of the file: 0 when it is new. Throws `StoreUnavailable` when it is not a log, or a newer one. */
export const inspect = (connection: Connection): number => {
  const [id] = connection.first("PRAGMA application_id")!
  const [version] = connection.first("PRAGMA user_version")! as [number]
  const [objects] = connection.first("SELECT count(*) FROM sqlite_schema")!
  if (id === 0 && version === 0 && objects === 0) return 0
  if (id !== applicationId)
    throw new StoreUnavailable({ reason: "unreachable", message: "the file belongs to another application" })
  if (version > formatVersion)
    throw new StoreUnavailable({
      reason: "newer-format",
      message: `the file has format ${version}; this version of the store reads up to ${formatVersion}`
    })
  return version
}

/** Brings the file to the newest format, in one transaction: after a crash it has the old format or the new one. */
export const migrate = (connection: Connection): void => {
  if (connection.transaction("read", () => inspect(connection)) === formatVersion) return
  connection.transaction("write", () => {
    // Another process may have been faster.
    for (const step of steps.slice(inspect(connection))) for (const sql of step) connection.run(sql)
    connection.run(`PRAGMA application_id = ${applicationId}`)
    connection.run(`PRAGMA user_version = ${formatVersion}`)
  })
}
