// Which branch a cell names. Spreadsheets drop the zero of 01, and people write 東京都 or 東京支部 for 東京; what is meant is
// plain, and a check that stumbled over it would be of no use.
import type { Branch, Federation } from "@keikaku/core"
import { distance, nearest } from "../nearest.ts"

const nationNames = new Set(["nation", "national", "total", "全国", "全国計", "合計", "総計", "計"])

/** What a cell says, whatever its width and the spaces around it. */
export const saidIn = (text: string): string => text.normalize("NFKC").trim()

const plain = (text: string): string => saidIn(text).toLowerCase()

/** Whether a cell names the nation: `nation`, `全国`, `合計` and their like. */
export const namesNation = (text: string): boolean => nationNames.has(plain(text).replaceAll(/\s/g, ""))

/** The branch that a cell names by code or by its name in any language, or nothing. */
export const branchNamed = ({ branches }: Federation, text: string): Branch | undefined => {
  const given = plain(text)
  const short = given.replace(/支部$/, "")
  const known = (names: ReadonlyArray<string>) =>
    branches.find(({ code }) => names.includes(code.toLowerCase())) ??
    branches.find(({ label }) => Object.values(label).some((name) => names.includes(plain(name))))
  return (
    known([given]) ?? known(/^\d$/.test(given) ? [`0${given}`] : [short]) ?? known([short.replace(/[都府県]$/, "")])
  )
}

/** The branch's name that an unknown one may have been meant for. */
export const meant = ({ branches }: Federation, text: string): string | undefined => {
  const name = nearest(
    plain(text),
    branches.flatMap(({ label }) => Object.values(label))
  )
  // A name of two characters of which neither is right was not meant.
  return name !== undefined && distance(plain(text), name.toLowerCase()) < name.length ? name : undefined
}
