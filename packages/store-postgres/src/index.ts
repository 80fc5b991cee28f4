// The event store for many writers: a schema in a PostgreSQL database. The door of the package; everything else in it is closed.
export { hasPostgresLog, openPostgres, openPostgresStore, type PostgresOptions } from "./open.ts"
export {
  type ReadModel,
  type ReadModels,
  type ReadModelsOptions,
  readModels,
  type Statement
} from "./read-model.ts"
export { type Roles, rightsOn } from "./rights.ts"
