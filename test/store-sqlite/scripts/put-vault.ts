// Waits for a line on standard input, then puts a number of records into a vault, one by one.
import { once } from "node:events"
import { Effect } from "effect"
import { openVaultFile } from "../opened-vault.ts"

const [path, name, count] = process.argv.slice(2) as [string, string, string]
const { close, vault } = await openVaultFile(path)

console.log("ready")
await once(process.stdin, "data")
for (let n = 0; n < Number(count); n++)
  await Effect.runPromise(vault.put([{ key: `${name}-${n}`, subject: name, sealed: `sealed-${n}` }]))
await close()
process.exit(0)
