// The embedded event store: one SQLite file, no server. The door of the package; everything else in it is closed.
export type { Durability } from "./file.ts"
export { defaultBusyTimeout, openSqlite, openSqliteStore, type SqliteOptions } from "./open.ts"
export { openSqliteVault } from "./vault.ts"
