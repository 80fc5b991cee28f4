// Bad input is told apart from good by the same rules everywhere, and its place is named.
import { findJsonFault, nearest, progressBar, progressLine } from "@keikaku/cli"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe("a fault in JSON", () => {
  it("there is none exactly where Node's own parser finds none", () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", "{", "]", ",", ":", '"', "1", "-", "e", "\\", " ", "\n", "tru"))
      .map(
        ([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1)
      )
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => {
        expect(findJsonFault(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 1000 }
    )
  })

  it.each([
    ["", 1, 1],
    ['{"a":1,}', 1, 8],
    ['{\n  "支部": 13\n  "b": 1\n}', 3, 3],
    ["[01]", 1, 2],
    ['"a\nb"', 1, 1],
    ["{} {}", 1, 4]
  ])("of %j has a line and a column", (text, line, column) => {
    expect(findJsonFault(text)).toMatchObject({ line, column })
  })
})

describe("a name that does not exist", () => {
  it("brings up the nearest one, and none when nothing is near", () => {
    expect(nearest("AppointPromotr", ["AppointPromoter", "RenewPromoter"])).toBe("AppointPromoter")
    expect(nearest("Xyzzy", ["AppointPromoter", "RenewPromoter"])).toBeUndefined()
  })
})

describe("a progress bar", () => {
  const drawnOn = (isTTY: boolean) => {
    const written: Array<string> = []
    let now = 0
    const stream = { isTTY, write: (text: string) => written.push(text) > 0 }
    const bar = progressBar({ label: "取込", total: 10, stream: stream as never, clock: () => now })
    return { bar, written, at: (time: number) => (now = time) }
  }

  it("is silent for the first second, then draws, and leaves nothing behind", () => {
    const { at, bar, written } = drawnOn(true)
    bar.reached(1)
    at(1_500)
    bar.reached(5)
    at(1_510)
    bar.reached(6)
    bar.clear()
    expect(written).toEqual([`\r\u001b[2K${progressLine("取込", 5, 10)}`, "\r\u001b[2K"])
  })

  it("never appears where no terminal is", () => {
    const { at, bar, written } = drawnOn(false)
    at(5_000)
    bar.reached(5)
    bar.clear()
    expect(written).toEqual([])
  })
})
