// The embedded event store: one SQLite file, no server. The only entry of the package.
export { copySqliteStore, type StorePair } from "./copy-store.ts"
export type { Durability } from "./file.ts"
export { defaultBusyTimeout, openSqlite, openSqliteStore, type SqliteOptions } from "./open.ts"
export { openSqliteReadModels, type ReadModelsOptions, sqliteReadModels } from "./read-model.ts"
export * as SqliteStore from "./sqlite-store.ts"
export { openSqliteVault } from "./vault.ts"
export { type HostConnection, sqliteStoreWithin, sqliteWithin } from "./within.ts"
