// The six blocks of the default federation, north to south.
// The plan speaks of six (§4(5)①) without naming them here; which branch belongs to which is an assumption to configure.
import { type Block, BlockCode } from "./branch.ts"

/** The six blocks in which branches confer, by default.
 * @example
 * ```ts
 * import { sixBlocks } from "@keikaku/core"
 *
 * sixBlocks.map((block) => block.label.ja).join("、") // => "北海道・東北、関東・甲信越、東海・北陸、近畿、中国・四国、九州・沖縄"
 * ```
 */
export const sixBlocks: ReadonlyArray<Block> = [
  { code: BlockCode.make("hokkaido-tohoku"), label: { ja: "北海道・東北", en: "Hokkaido-Tohoku" } },
  { code: BlockCode.make("kanto-koshinetsu"), label: { ja: "関東・甲信越", en: "Kanto-Koshinetsu" } },
  { code: BlockCode.make("tokai-hokuriku"), label: { ja: "東海・北陸", en: "Tokai-Hokuriku" } },
  { code: BlockCode.make("kinki"), label: { ja: "近畿", en: "Kinki" } },
  { code: BlockCode.make("chugoku-shikoku"), label: { ja: "中国・四国", en: "Chugoku-Shikoku" } },
  { code: BlockCode.make("kyushu-okinawa"), label: { ja: "九州・沖縄", en: "Kyushu-Okinawa" } }
]
