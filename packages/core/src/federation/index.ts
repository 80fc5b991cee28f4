// Federation: what a federation of affairs associations configures, and the numbers that name a business nation-wide.
// Every decision takes these settings as an argument. The only door to this folder.
export * from "./blocks.ts"
export * from "./branch.ts"
export * from "./claim-closing.ts"
export * from "./corporate-number.ts"
export * from "./federation.ts"
export * from "./fee-rule.ts"
export * from "./labour-insurance-number.ts"
export * from "./metric.ts"
export * from "./prefectures.ts"
export * from "./validation.ts"
export * from "./zenkoku-rohoren.ts"
