// Shows at a terminal how far a long piece of work has come. It keeps silent for the first second, where nobody
// is watching, and leaves no trace behind: what it drew is erased before anything else is printed.
import { separated } from "@keikaku/core"

/** How much is to be done, what it is, and where the bar is drawn (stderr by default). */
export interface ProgressOptions {
  readonly label: string
  /** Undefined where the end is not known: then only the count is shown. */
  readonly total?: number | undefined
  readonly stream?: Pick<NodeJS.WriteStream, "write" | "isTTY">
  /** Milliseconds before the bar first appears. */
  readonly after?: number
  /** Milliseconds by some clock. */
  readonly clock?: () => number
}

/** A bar, and how it hears how far the work has come. */
export interface ProgressBar {
  /** So much is done; drawn at most ten times a second. */
  readonly reached: (done: number) => void
  /** Erases the bar, so that a line can be printed; the next `reached` draws it again. */
  readonly clear: () => void
}

const cells = 24

/** The line of a bar. Full and empty cells are plain ASCII, which every terminal draws one cell wide.
 * @example
 * ```ts
 * import { progressLine } from "@keikaku/cli"
 *
 * progressLine("取込", 47000, 94000) // => "取込 [############------------]  50% 47,000/94,000"
 * progressLine("取込", 47000) // => "取込 47,000"
 * ```
 */
export const progressLine = (label: string, done: number, total?: number): string => {
  if (total === undefined || total <= 0) return `${label} ${separated(done)}`
  const share = Math.min(1, Math.max(0, done / total))
  const full = Math.floor(share * cells)
  const figures = `${separated(done)}/${separated(total)}`
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `${label} [${"#".repeat(full)}${"-".repeat(cells - full)}] ${percent}% ${figures}`
}

/** Starts a bar. It draws on a terminal only, and only once the work has lasted longer than a second. */
export const progressBar = ({
  after = 1_000,
  clock = Date.now,
  label,
  stream = process.stderr,
  total
}: ProgressOptions): ProgressBar => {
  const started = clock()
  let drawnAt = Number.NEGATIVE_INFINITY
  let drawn = false
  const clear = () => {
    if (drawn) stream.write("\r\u001b[2K")
    drawn = false
  }
  const reached = (done: number) => {
    const now = clock()
    if (stream.isTTY !== true || now - started < after || (drawn && now - drawnAt < 100)) return
    stream.write(`\r\u001b[2K${progressLine(label, done, total)}`)
    drawn = true
    drawnAt = now
  }
  return { reached, clear }
}
