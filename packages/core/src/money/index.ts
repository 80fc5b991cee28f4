// Money: whole yen, exact rates and exact ratios. No floating point number is ever money or a share of it.
// The only door to this folder.
export * from "./rate.ts"
export * from "./ratio.ts"
export * from "./separated.ts"
export * from "./yen.ts"
