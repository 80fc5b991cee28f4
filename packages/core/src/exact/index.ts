// Exact numbers: whole yen, rates, ratios, and figures read from text. No floating point number is ever money or a share of it.
// What the library offers of this folder; inside core its files are imported one by one where `effect` must stay out.
export { countOf, type Figure, figureOf, figureText, inProportion, sumOfFigures } from "./figure.ts"
export * from "./rate.ts"
export { compareRatios, percent, quotient, ratio } from "./ratio.ts"
export * from "./schemas.ts"
export * from "./separated.ts"
export * from "./yen.ts"
