// Which share of the real volume a scale is, as people write it: 1/20, 3/10, 12/5, or the whole.
import type { Label } from "@keikaku/kernel"
import { fullScale } from "./options.ts"

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/** The share as a fraction in lowest terms. */
export const shareOfReal = (scaleThousandths: number): Label => {
  const whole = fullScale * 1_000
  const divisor = commonDivisor(scaleThousandths, whole)
  const [part, parts] = [scaleThousandths / divisor, whole / divisor]
  const fraction = parts === 1 ? String(part) : `${part}/${parts}`
  return part === parts
    ? { ja: "実際と同じ規模", en: "the real volume" }
    : { ja: `実際の ${fraction} 倍の規模`, en: `${fraction} of the real volume` }
}
