// How long tests go on that find more the longer they run: `soak` and `exhaustive` take the second figure, `test` the first.
/** One of two figures. */
export const soak = (short: number, long: number): number => (process.env.SOAK === undefined ? short : long)
