// Holds a vault open: prints how many records it finds, now and for every line on standard input.
import { createInterface } from "node:readline"
import { Effect } from "effect"
import { openVaultFile } from "../opened-vault.ts"

const { close, vault } = await openVaultFile(process.argv[2]!)
const printCount = async () => console.log((await Effect.runPromise(vault.page())).length)

await printCount()
for await (const _ of createInterface(process.stdin)) await printCount()
await close()
process.exit(0)
