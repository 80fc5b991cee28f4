// What each question may fail with, by the types of the packages that answer it, for tests beside which another effect is installed.
import type { createCheckpoint, latestCheckpoint, proveInclusion, verifyHistory } from "@keikaku/audit"
import type { exportBundle, verifyBundle } from "@keikaku/audit/bundle"
import type { ReportFailure, traceFigure } from "@keikaku/core"
import type { ExecuteFailure, readPage, StoreUnavailable } from "@keikaku/kernel"
import type { Effect } from "effect"

type TagsOf<F extends (...given: any) => Effect.Effect<any, any, any>> = Effect.Error<ReturnType<F>>["_tag"]

/** The tags of the failures of each question. */
export interface FailureTags {
  readonly execute: ExecuteFailure["_tag"]
  readonly report: ReportFailure["_tag"]
  readonly trace: TagsOf<typeof traceFigure>
  readonly read: TagsOf<typeof readPage>
  readonly checkpoint: TagsOf<typeof createCheckpoint>
  readonly verify: TagsOf<typeof verifyHistory>
  readonly prove: TagsOf<typeof latestCheckpoint> | TagsOf<typeof proveInclusion>
  /** Without personal values. */
  readonly exportBundle: Exclude<TagsOf<typeof exportBundle<never>>, "DisclosureRefused" | "ErasedValueGiven">
  readonly verifyBundle: TagsOf<typeof verifyBundle>
}

/** Why a store may be unavailable. */
export type StoreReasons = StoreUnavailable["reason"]
