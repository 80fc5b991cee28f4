// Branches (支部) and the blocks (ブロック) that they meet in: how a federation is divided on the map.
// Codes are open text, so that a federation with other branches than the 47 prefectures can name its own.
import { Schema } from "effect"
import { LabelText } from "../label.ts"

/** The code of a branch: 1 to 16 ASCII letters, digits or hyphens. The default federation uses prefecture codes (JIS X
 * 0401: "13" is Tokyo). The pattern alone does not say that such a branch exists: ask `branchOf`.
 * @example
 * ```ts
 * import { BranchCode } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(BranchCode)("13") // => true
 * Schema.is(BranchCode)("branch:13") // => false
 * ```
 */
export const BranchCode = Schema.String.check(
  Schema.isPattern(/^[0-9A-Za-z-]{1,16}$/u, { message: "a branch code is 1 to 16 letters, digits or hyphens" })
)
  .annotate({
    identifier: "BranchCode",
    description: "a branch of the federation"
  })
  .pipe(Schema.brand("BranchCode"))
export type BranchCode = typeof BranchCode.Type

/** The code of a block: 1 to 32 lower-case letters, digits or hyphens.
 * @example
 * ```ts
 * import { BlockCode } from "@keikaku/core"
 *
 * BlockCode.make("kinki") // => "kinki"
 * ```
 */
export const BlockCode = Schema.String.check(
  Schema.isPattern(/^[0-9a-z-]{1,32}$/u, { message: "a block code is 1 to 32 small letters, digits or hyphens" })
)
  .annotate({ identifier: "BlockCode", description: "a block of branches" })
  .pipe(Schema.brand("BlockCode"))
export type BlockCode = typeof BlockCode.Type

/** A block: branches that confer at one block meeting (ブロック会議, plan §4(5)①: the nation in six).
 * @example
 * ```ts
 * import { Block } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Block)({ code: "kinki", label: { ja: "近畿", en: "Kinki" } }) // => true
 * ```
 */
export const Block = Schema.Struct({ code: BlockCode, label: LabelText }).annotate({ identifier: "Block" })
export interface Block extends Schema.Schema.Type<typeof Block> {}

/** A branch: its code, its name, and the one block it belongs to.
 * @example
 * ```ts
 * import { Branch } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Branch)({ code: "27", label: { ja: "大阪", en: "Osaka" }, block: "kinki" }) // => true
 * ```
 */
export const Branch = Schema.Struct({ code: BranchCode, label: LabelText, block: BlockCode }).annotate({
  identifier: "Branch"
})
export interface Branch extends Schema.Schema.Type<typeof Branch> {}
