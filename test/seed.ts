// Where the random cases of the tests begin. `test` draws the same cases every time, so that a commit is either green or
// not; `laws` draws new ones each time, or those of a SEED that it printed before.
import fc from "fast-check"

const { LAW_RUNS, SEED } = process.env
const drawn = LAW_RUNS === undefined ? 20230401 : undefined
const seed = SEED === undefined ? drawn : Number(SEED)

if (seed !== undefined) fc.configureGlobal({ seed })
