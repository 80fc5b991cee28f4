// The file's format. `event` is the log. `tagged` is its index: for each event a row for each tag and one under the empty tag,
// ordered by tag, type and position, so that each pair of tag and type is a sorted list of positions. `indexed` is the position
// up to which `tagged` is complete; later events are the tail (tail.ts). `kept` is the sidecar: texts by key. Tags and types
// are stored as text: interned as numbers, the file would be a tenth smaller and no append faster.
import { identityKey, maxPosition } from "@keikaku/kernel"
import { fileFormat } from "./file-format.ts"

/** Marks a file as a log of this project: "keik" in ASCII. */
export const applicationId = 0x6b65696b

const inLog = `(position BETWEEN 1 AND ${maxPosition})`

/** Step n leads from format n to n + 1. Steps are only ever added. */
const steps: ReadonlyArray<ReadonlyArray<string>> = [
  [
    `CREATE TABLE event (position INTEGER PRIMARY KEY CHECK ${inLog}, line TEXT NOT NULL) STRICT`,
    `CREATE TABLE tagged (tag TEXT, type TEXT, position INTEGER CHECK ${inLog}, PRIMARY KEY (tag, type, position)) STRICT, WITHOUT ROWID`
  ],
  [
    "CREATE TABLE kept (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID",
    `INSERT INTO kept VALUES ('${identityKey}', lower(hex(randomblob(16))) || ' 1')`
  ],
  [
    "CREATE TABLE indexed (up_to INTEGER NOT NULL) STRICT",
    "INSERT INTO indexed SELECT coalesce(max(position), 0) FROM event"
  ]
]

export const { inspect, isNewest, make, migrate } = fileFormat({ applicationId, steps })
