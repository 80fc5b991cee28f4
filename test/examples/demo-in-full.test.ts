// The demonstration at the size at which the README runs it, and from other seeds: every step ends as it says.
import { expect, it } from "vitest"
import { temporaryFile } from "../temporary.ts"
import { runExample } from "./run-example.ts"

it.each([
  ["as the README runs it", []],
  ...[1, 2, 3, 4].map((seed) => [`from the seed ${seed}`, ["--scale", "0.3", "--seed", `${seed}`]] as const)
] as const)("ends well %s", async (_, args) => {
  const { code, stderr } = await runExample("demo", ...args, "--store", temporaryFile())
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
})
