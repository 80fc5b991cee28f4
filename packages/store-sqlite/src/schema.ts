// The file's format. `event` is the log; `tagged` finds events: one row for each tag of an event and one under the
// empty tag, in the order tag, type, position, so that each pair of tag and type is a sorted list of positions. `indexed`
// says how far `tagged` has come: what is after that is found by its lines (tail.ts). `kept` is beside the log: texts by key.
// Text beats numbers for tags and types here: interned, the file is a tenth smaller and no append is faster.
import { fileFormat } from "./file-format.ts"

/** Marks a file as a log of this project: "keik" in ASCII. */
const applicationId = 0x6b65696b

/** Step n leads from format n to n + 1. Steps are only ever added. */
const steps: ReadonlyArray<ReadonlyArray<string>> = [
  [
    "CREATE TABLE event (position INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT",
    `CREATE TABLE tagged (tag TEXT, type TEXT, position INTEGER, PRIMARY KEY (tag, type, position)) STRICT, WITHOUT ROWID`
  ],
  ["CREATE TABLE kept (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID"],
  [
    "CREATE TABLE indexed (up_to INTEGER NOT NULL) STRICT",
    "INSERT INTO indexed SELECT coalesce(max(position), 0) FROM event"
  ]
]

export const { inspect, migrate } = fileFormat({ applicationId, steps })
