// The seven methods by the names that people know them by.

import type { Label } from "@keikaku/kernel"
import type { Method } from "../target/index.ts"

/** Each method's name in both languages. */
export const methodNames: Readonly<Record<Method, Label>> = {
  webster: { ja: "ウェブスター法", en: "Webster" },
  hamilton: { ja: "ハミルトン法（最大剰余法）", en: "Hamilton" },
  jefferson: { ja: "ジェファーソン法", en: "Jefferson" },
  "huntington-hill": { ja: "ハンティントン・ヒル法", en: "Huntington–Hill" },
  adams: { ja: "アダムズ法", en: "Adams" },
  dean: { ja: "ディーン法", en: "Dean" },
  quota: { ja: "割当法（バリンスキー・ヤング）", en: "the quota method" }
}
