// keikaku for hosts that live on effect 3 and @effect/schema: the plan's commands and events as schemas, and what is asked of it as Effects.

export {
  type Audit,
  type BundleFailure,
  type CheckpointFailure,
  createKey,
  type ExportFailure,
  type ProveFailure,
  type VerifyFailure,
  verifyBundle
} from "./audit.ts"
export type { EventsFailure, EventsOptions } from "./events.ts"
export * from "./failures.ts"
export * from "./issues.ts"
export * from "./keikaku.ts"
export * from "./refusal.ts"
export * from "./schemas.ts"
