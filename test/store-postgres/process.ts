// Starts the scripts of ./scripts as processes of their own, like the other store's tests.
import { type Script, startScript } from "../store-sqlite/process.ts"

/** Starts a script with its arguments. */
export const start = (name: string, ...parameters: ReadonlyArray<string>): Script =>
  startScript(`test/store-postgres/scripts/${name}`, ...parameters)
