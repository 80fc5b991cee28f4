// The rows, in the order of the table.
import type { Row } from "../row.ts"
import { deciding } from "./a-decide.ts"
import { replay } from "./b-replay.ts"
import { commands } from "./c-commands.ts"
import { bulkImport } from "./d-import.ts"
import { latency } from "./e-latency.ts"
import { subscription } from "./f-subscription.ts"
import { memory } from "./g-memory.ts"

/** Every row. */
export const rows: ReadonlyArray<Row> = [deciding, replay, commands, bulkImport, latency, subscription, memory]
