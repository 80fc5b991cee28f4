// What the lines and the stored hashes of a log show when they are held against signed roots: which of the two was changed, where, and
// whether whoever held the key has signed two histories.
import type { Discrepancy, Label, StoreUnavailable } from "@keikaku/kernel"
import type { Anchor } from "./anchors.ts"
import type { HistoryFault } from "./history-report.ts"
import { lineFaultSentences } from "./line-fault.ts"
import type { HistoryRead, LinesWrong } from "./read-history.ts"

const fault = (code: HistoryFault["code"], position: number | null, sentence: Label): HistoryFault => ({
  code,
  status: "altered",
  position,
  sentence
})

/** Positions for people. */
const at = ({ from, to }: Pick<LinesWrong, "from" | "to">): Label =>
  from === to
    ? { ja: `位置 ${from}`, en: `Position ${from}` }
    : { ja: `位置 ${from} から ${to} まで`, en: `Positions ${from} to ${to}` }

const about = (wrong: Pick<LinesWrong, "from" | "to">, { en, ja }: Label): Label => {
  const place = at(wrong)
  return { ja: `${place.ja}: ${ja}`, en: `${place.en}: ${en}` }
}

const codes: Readonly<Record<LinesWrong["kind"], HistoryFault["code"]>> = {
  differs: "LineDiffers",
  missing: "PositionMissing",
  unreadable: "LineUnreadable",
  malformed: "LineMalformed",
  earlier: "InstantDecreases"
}

const sentences: Readonly<Record<LinesWrong["kind"], Label>> = {
  differs: { ja: "行が、保存されたハッシュと異なります。", en: "the line differs from its stored hash." },
  missing: { ja: "行がありません。", en: "the line is missing." },
  unreadable: { ja: "行を文字として読めません。", en: "the bytes of the line are no text." },
  ...lineFaultSentences
}

const differsFromSigned: Label = {
  ja: "行が、署名されたときのものと異なります。",
  en: "the line differs from the one that was signed."
}

const storedDiffers: Label = {
  ja: "保存されたハッシュが変えられています。行は署名されたとおりです。",
  en: "the stored hash was changed; the line is as it was signed."
}

/** How many ranges of lines are listed. */
const maxListed = 100

const others = (count: number): HistoryFault =>
  fault("LineDiffers", null, {
    ja: `ほかに${count}か所で、行に誤りがあります。`,
    en: `Lines are wrong at ${count} further places.`
  })

/** Holds a log as it was read against signed roots, the smallest first. `reached` are those to which its lines lead. */
export const compareWithSigned = (
  read: HistoryRead,
  anchors: ReadonlyArray<Anchor>
): { readonly reached: ReadonlyArray<Anchor>; readonly faults: ReadonlyArray<HistoryFault> } => {
  const isReached = ({ root, size }: Anchor) => read.rootAt(size) === root
  const isStored = ({ root, size }: Anchor) => read.storedRootAt(size) === root
  const reached = anchors.filter(isReached)
  const provedUpTo = reached.at(-1)?.size ?? 0
  const signedStored = anchors.filter(isStored).at(-1)?.size ?? 0

  const lineFaults = read.wrong.map((wrong): HistoryFault => {
    const { from, kind, to } = wrong
    if (kind !== "differs") return fault(codes[kind], from, about(wrong, sentences[kind]))
    if (to <= provedUpTo) return fault("StoredHashesDiffer", from, about(wrong, storedDiffers))
    return fault("LineDiffers", from, about(wrong, to <= signedStored ? differsFromSigned : sentences.differs))
  })
  const listed = lineFaults.slice(0, maxListed)
  const rest = lineFaults.length - listed.length

  const signed = anchors.filter((anchor) => !isReached(anchor))
  const contradicted = signed.filter(({ size }) => size <= provedUpTo)
  const twoHistories = contradicted.map(({ kind, size }) =>
    fault("TwoHistories", null, {
      ja: `${kind === "since" ? "以前に渡された" : ""}${size}件のチェックポイントは、この履歴のものではありません。どちらにも有効な署名があります。鍵の持ち主が、二つの履歴に署名しました。`,
      en: `The ${kind === "since" ? "earlier " : ""}checkpoint of size ${size} is not of this history, and both are validly signed: whoever held the key has signed two histories.`
    })
  )
  const unexplained = signed.filter((anchor) => anchor.size > provedUpTo && !isStored(anchor))
  const differing = unexplained.find(({ size }) => size <= read.size)
  const longest = unexplained.filter(({ size }) => size > read.size).at(-1)
  const known = Math.max(
    provedUpTo,
    ...anchors.filter((a) => isStored(a) && a.size < (differing?.size ?? 0)).map(({ size }) => size)
  )
  const hasStoredFault = listed.some(({ code }) => code === "StoredHashesDiffer")
  return {
    reached,
    faults: [
      ...listed,
      ...(rest > 0 ? [others(rest)] : []),
      ...twoHistories,
      ...(differing === undefined
        ? []
        : [
            fault("RootDiffers", null, {
              ja: `${differing.size}件の時点のルートが、署名されたものと異なります。位置 ${known + 1} から ${differing.size} までのどこかに変更があり、保存されたハッシュも変えられているため、位置を特定できません。`,
              en: `The root at size ${differing.size} differs from the one that was signed: something from position ${known + 1} to ${differing.size} was changed, and the stored hashes with it, so that the position is unknown.`
            })
          ]),
      ...(longest === undefined || differing !== undefined
        ? []
        : [
            fault("LogShorter", read.size + 1, {
              ja: `記録は${read.size}件ですが、署名されたチェックポイントは${longest.size}件です。`,
              en: `The log has ${read.size} lines, but a signed checkpoint covers ${longest.size}.`
            })
          ]),
      ...(read.hasWrongTiles && !hasStoredFault
        ? [
            fault("StoredHashesDiffer", null, {
              ja: "保存されたハッシュが、行から計算したものと異なるか、欠けています。",
              en: "The stored hashes differ from those of the lines, or are incomplete."
            })
          ]
        : [])
    ]
  }
}

/** What the store finds in its own structures, but for what its lines have shown already. */
export const discrepancyFaults = (
  discrepancies: ReadonlyArray<Discrepancy>,
  { wrong }: Pick<HistoryRead, "wrong">
): ReadonlyArray<HistoryFault> =>
  discrepancies
    .filter(({ position }) => position === null || !wrong.some(({ from, to }) => from <= position && position <= to))
    .map(({ position, sentence }) => fault("Discrepancy", position, sentence))

/** That a store cannot be read any further. */
export const corruptFault = ({ message, sentence }: StoreUnavailable): HistoryFault =>
  fault("StoreCorrupt", null, { ja: `${sentence.ja}（${message}）`, en: `${sentence.en} (${message})` })
