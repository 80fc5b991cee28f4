// Everything the plan knows how to decide, and with it everything it can record.
import { defineCatalogue } from "@keikaku/kernel"
import type { Federation } from "./federation/index.ts"

/** The decisions and events of the plan, by name. */
export const planCatalogue = defineCatalogue<Federation>([])
