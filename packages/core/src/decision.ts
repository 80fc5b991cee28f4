// Every decision of the plan knows the federation it is taken in: its branches, blocks, metrics, fees and closing days.
import { decisionWith } from "@keikaku/kernel"
import type { Federation } from "./federation/index.ts"

/** Defines a decision of the plan: payload, facts it reads, and rule, in one place. */
export const decision = decisionWith<Federation>()
