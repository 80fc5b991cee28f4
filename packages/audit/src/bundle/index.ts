// Bundles for auditors: a range of the history in a folder, and its verification without network, store or trust in its maker.
// Only this part of the package needs Node's files and threads.

export { type BundleOptions, exportBundle, RangeRefused } from "./export-bundle.ts"
export { EntryTooLong, exportTiles, type TilesOptions } from "./export-tiles.ts"
export { bundleFiles, bundleFormat } from "./layout.ts"
export type { Manifest } from "./manifest.ts"
export { BundleUnwritable, FolderExists } from "./new-folder.ts"
export * from "./report.ts"
export { BundleUnreadable, type VerifyOptions, verifyBundle } from "./verify-bundle.ts"
export { DisclosureRefused, ErasedValueGiven, type Personal } from "./write-disclosures.ts"
