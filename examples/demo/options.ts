// What the demonstration takes on its command line, and what it refuses.
// The scale is kept in thousandths, because everything that is counted with it is a whole number.

import { existsSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import type { Label, Language } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"

/** `--scale` at which the year has the volume that the real plan aims at. */
export const fullScale = 25

/** The largest `--scale`: more than a million events. */
const largestScale = 60

/** How the demonstration runs. */
export interface Options {
  readonly path: string
  readonly seed: number
  /** 1,000 is `--scale 1`. */
  readonly scaleThousandths: number
  readonly lang: Language
}

const usage = (lang: Language): string =>
  textIn(
    {
      ja: `使い方: corepack pnpm demo [--store パス] [--scale 倍率] [--seed 整数] [--lang ja|en]
  --store  記録を残すファイル（まだ存在しないこと。既定は一時フォルダー）
  --scale  規模（既定 1 ＝ 実際の 1/${fullScale}、${fullScale} で実際の規模。0.001～${largestScale}）
  --seed   合成の種（既定 2023。同じ種からは同じ記録ができます）`,
      en: `Usage: corepack pnpm demo [--store path] [--scale factor] [--seed number] [--lang ja|en]
  --store  file to keep the record in (must not exist yet; default: a temporary folder)
  --scale  volume (default 1 = 1/${fullScale} of the real one, ${fullScale} = the real one; 0.001 to ${largestScale})
  --seed   seed of the synthetic year (default 2023; the same seed makes the same record)`
    },
    lang
  )

/** The options, or what to print instead of running: the usage that was asked for, or what is wrong. */
export const readOptions = (
  args: ReadonlyArray<string>
): Options | { readonly text: string; readonly isWrong: boolean } => {
  const lang: Language = /--lang[ =]en\b/.test(args.join(" ")) ? "en" : "ja"
  const wrong = (sentence: Label) => ({ text: `${textIn(sentence, lang)}\n\n${usage(lang)}`, isWrong: true })
  const read = () =>
    parseArgs({
      args: args.filter((arg) => arg !== "--"),
      options: {
        store: { type: "string" },
        scale: { type: "string", default: "1" },
        seed: { type: "string", default: "2023" },
        lang: { type: "string", default: "ja" },
        help: { type: "boolean", short: "h", default: false }
      }
    }).values
  let given: ReturnType<typeof read>
  try {
    given = read()
  } catch (cause) {
    const { message } = cause as Error
    return wrong({ ja: `指定を読み取れません: ${message}`, en: message })
  }
  if (given.help) return { text: usage(lang), isWrong: false }
  if (given.lang !== lang) return wrong({ ja: "--lang は ja か en です。", en: "--lang is ja or en." })

  const [, whole, part = ""] = /^(\d{1,2})(?:\.(\d{1,3}))?$/.exec(given.scale) ?? []
  const scaleThousandths = Number(whole) * 1_000 + Number(part.padEnd(3, "0"))
  if (!(scaleThousandths >= 1 && scaleThousandths <= largestScale * 1_000))
    return wrong({
      ja: `--scale は 0.001 から ${largestScale} までの数です。`,
      en: `--scale is from 0.001 to ${largestScale}.`
    })
  if (!/^\d{1,9}$/.test(given.seed))
    return wrong({ ja: "--seed は9桁までの整数です。", en: "--seed is a whole number of at most 9 digits." })
  if (given.store !== undefined && existsSync(given.store))
    return wrong({ ja: `${given.store} は既にあります。`, en: `${given.store} exists already.` })

  const path =
    given.store === undefined ? join(mkdtempSync(join(tmpdir(), "keikaku-demo-")), "plan.db") : resolve(given.store)
  return { path, seed: Number(given.seed), scaleThousandths, lang }
}
