// The event store for many writers: a schema in a PostgreSQL database. The only entry of the package.
export { hasPostgresLog, openPostgres, openPostgresStore, type PooledOptions, type PostgresOptions } from "./open.ts"
export { openPostgresPool, type PoolOptions, type PostgresPool, postgresPool } from "./pool.ts"
export * as PostgresStore from "./postgres-store.ts"
export { openPostgresReadModels, postgresReadModels, type ReadModelsOptions } from "./read-model.ts"
export { openPostgresReplica, type ReplicaOptions, readPostgresReplica } from "./replica.ts"
export { type Roles, rightsOn } from "./rights.ts"
export { postgresStoreWithin, postgresWithin } from "./within.ts"
