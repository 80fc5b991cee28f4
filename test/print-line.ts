// What a script of a test prints is read by the test that started it, which may have other things to do.
import { writeSync } from "node:fs"

/** Prints a line at once, so that it is out before whatever kills the process; waits while the pipe is full. */
export const printLine = (line: string): void => {
  for (;;)
    try {
      writeSync(1, `${line}\n`)
      return
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EAGAIN") throw cause
    }
}
