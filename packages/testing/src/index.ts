// What the project tests itself with, published for hosts: their stores and their own rules deserve the same.

export * from "./arbitraries/index.ts"
export * from "./arbitrary.ts"
export * from "./golden.ts"
export * from "./laws/index.ts"
export * from "./scenario.ts"
export * from "./sidecar-contract.ts"
export * from "./store-contract.ts"
export * from "./unannounced-tags.ts"
export * from "./vault-contract.ts"
