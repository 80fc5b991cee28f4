// Measuring side by side: in every round each contestant has its turn, beginning with another one each time, and what is printed
// is the median of the rounds. A machine that is busy for a while is then busy for all of them.

/** What one turn showed, by the name of the figure. */
export type Sample = Readonly<Record<string, number>>

/** One contestant in one line of a table. */
export interface Entry {
  readonly name: string
  /** Entries of different groups take turns all the same, but are distinguished, each group with its own ratios. */
  readonly group?: string
  readonly start: () => Promise<Running>
}

/** A contestant that is ready. `turn` does the work, checks that it was done, and says what it took. */
export interface Running {
  readonly turn: () => Promise<Sample>
  readonly end: () => Promise<unknown>
}

/** A contestant's figures, the medians of its turns; or what went wrong, and then none. */
export interface Measured {
  readonly name: string
  readonly group: string
  readonly figures: Sample
  readonly trouble?: string
}

/** The middle of some numbers. */
export const median = (numbers: ReadonlyArray<number>): number => percentile(numbers, 0.5)

/** The number below which that share of the numbers lies. */
export const percentile = (numbers: ReadonlyArray<number>, share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]!

/** Milliseconds that something takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** An entry that begins anew at each turn. */
export const anew = (name: string, turn: Running["turn"]): Entry => ({
  name,
  start: async () => ({ turn, end: async () => {} })
})

/** What is thrown where nobody can catch it counts against whoever has its turn, and does not end the benchmark. */
const catchingStrays = async (work: () => Promise<unknown>): Promise<unknown> => {
  let stop = () => {}
  const stray = new Promise((_, reject) => {
    process.on("uncaughtException", reject)
    stop = () => process.off("uncaughtException", reject)
  })
  return Promise.race([work(), stray]).finally(() => stop())
}

const mediansOf = (samples: ReadonlyArray<Sample>): Sample =>
  Object.fromEntries(Object.keys(samples[0] ?? {}).map((key) => [key, median(samples.map((each) => each[key]!))]))

/** Runs the entries against each other. */
export const interleaved = async (rounds: number, entries: ReadonlyArray<Entry>): Promise<ReadonlyArray<Measured>> => {
  const troubles = new Map<Entry, string>()
  const samples = new Map<Entry, Array<Sample>>(entries.map((entry) => [entry, []]))
  const running = new Map<Entry, Running>()
  const trying = async (entry: Entry, work: () => Promise<unknown>) => {
    if (troubles.has(entry)) return
    try {
      await catchingStrays(work)
    } catch (cause) {
      troubles.set(entry, cause instanceof Error ? cause.message || String(cause) : JSON.stringify(cause))
    }
  }
  for (const entry of entries) await trying(entry, async () => running.set(entry, await entry.start()))
  for (let round = 0; round < rounds; round++) {
    const first = round % entries.length
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) {
      globalThis.gc?.()
      await trying(entry, async () => samples.get(entry)!.push(await running.get(entry)!.turn()))
    }
  }
  for (const [entry, { end }] of running) await trying(entry, end)
  return entries.map((entry) => {
    const { group = "", name } = entry
    const trouble = troubles.get(entry)
    return trouble === undefined
      ? { name, group, figures: mediansOf(samples.get(entry)!) }
      : { name, group, figures: {}, trouble }
  })
}
