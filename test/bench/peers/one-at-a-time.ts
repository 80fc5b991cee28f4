// A line to wait in, for peers whose calls on one file of SQLite fail as SQLITE_BUSY when they are made at the same time.

/** Makes a line: whatever goes through it is begun when all before it has ended, well or badly. */
export const oneAtATime = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <A>(work: () => Promise<A>): Promise<A> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
