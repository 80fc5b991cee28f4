// Bad input is recognised by the same rules everywhere, and its place is named.
import { nearest, progressBar, progressLine } from "@keikaku/cli"
import { describe, expect, it } from "vitest"

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
