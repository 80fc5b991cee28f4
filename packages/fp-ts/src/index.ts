// keikaku for hosts that live on fp-ts and io-ts: commands, events and reports as codecs, and what is asked of a plan as programs.
export * from "./codecs.ts"
export * from "./convert.ts"
export * from "./decide.ts"
export * from "./execute.ts"
export * from "./issues.ts"
export * from "./opening.ts"
export * from "./read.ts"
export * from "./report.ts"
